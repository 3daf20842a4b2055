package io.github.camelseedream;

import io.github.camelseedream.provider.Json;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ReferenceImage;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.PictureHeader;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.util.IOHelper;

/**
 * A message body, told apart by what it is.
 *
 * @param kind what it is
 * @param value an ImageRequest, a Map of fields, a List of pictures, a String; or, where it is
 *     unreadable, why
 */
record MessageBody(Kind kind, Object value) {

    /** What an operation takes as its body, beside structured ones. */
    enum Wanted {
        TEXT,
        PICTURES,
        EITHER
    }

    /** The kinds of body. */
    enum Kind {
        REQUEST,
        FIELDS,
        PICTURES,
        TEXT,
        EMPTY,
        UNREADABLE
    }

    private static final int ENOUGH_TO_TELL = 64;
    private static final int LONGEST_TEXT = 1024 * 1024;

    /** Room for several references as data URIs. */
    private static final int LONGEST_JSON = 128 * 1024 * 1024;

    /** What begins a document that is mostly text, and no prompt. */
    private static final String PDF = "%PDF-";

    private static final String NOR_PICTURE =
            " nor a picture of a known format (png, jpeg, gif, webp, avif, bmp)";
    private static final String NEITHER = "is neither text" + NOR_PICTURE;
    private static final String PICTURE_FOR_GENERATE =
            "is a picture, and generate takes a prompt. Use seedream:edit, or give it as references";
    private static final String TEXT_FOR_EDIT =
            "is text, and edit takes the picture to edit. Give the prompt as the header"
                    + " CamelSeedreamPrompt or the option prompt";

    /**
     * Looks at the body of a message.
     *
     * @param wanted what the operation takes
     */
    static MessageBody of(Message message, Wanted wanted) {
        try {
            return read(message, wanted);
        } catch (NoSuchFileException e) {
            return new MessageBody(
                    Kind.UNREADABLE, "is the file " + e.getFile() + ", and there is no such file");
        } catch (IOException e) {
            return new MessageBody(Kind.UNREADABLE, "could not be read: " + e.getMessage());
        }
    }

    private static MessageBody read(Message message, Wanted wanted) throws IOException {
        Object body = message.getBody();
        if (body == null) {
            return new MessageBody(Kind.EMPTY, "");
        }
        if (body instanceof ImageRequest) {
            return new MessageBody(Kind.REQUEST, body);
        }
        if (body instanceof Map) {
            return new MessageBody(Kind.FIELDS, body);
        }
        if (body instanceof List<?> pictures) {
            return pictures(pictures, wanted);
        }
        if (body instanceof GeneratedImage
                || body instanceof ReferenceImage
                || ReferenceReader.isUrlObject(body)) {
            return pictures(List.of(body), wanted);
        }
        return stream(message, body, wanted);
    }

    private static MessageBody pictures(List<?> pictures, Wanted wanted) {
        return wanted != Wanted.TEXT
                ? new MessageBody(Kind.PICTURES, pictures)
                : new MessageBody(Kind.UNREADABLE, PICTURE_FOR_GENERATE);
    }

    private static MessageBody stream(Message message, Object body, Wanted wanted)
            throws IOException {
        if (body instanceof CharSequence text) {
            return text(text.toString(), isJson(message), wanted);
        }
        InputStream open = open(message, body);
        if (open == null) {
            return new MessageBody(
                    Kind.UNREADABLE,
                    "is a "
                            + body.getClass().getName()
                            + ". Accepted: an ImageRequest, a Map, JSON text with its Content-Type,"
                            + (wanted != Wanted.TEXT
                                    ? " a picture or a List of pictures"
                                    : " text"));
        }
        boolean rereadable = isRereadable(body);
        try {
            byte[] head = open.readNBytes(ENOUGH_TO_TELL);
            if (PictureHeader.read(new ByteArrayInputStream(head)).isPresent()) {
                return pictures(
                        List.of(
                                rereadable
                                        ? body
                                        : new SequenceInputStream(
                                                new ByteArrayInputStream(head), open)),
                        wanted);
            }
            return noPicture(head, open, message, wanted);
        } finally {
            if (rereadable) {
                open.close();
            }
            if (body instanceof StreamCache cache) {
                cache.reset();
            }
        }
    }

    /** Reads a text whole or not at all; JSON may be long, as it may hold data URIs. */
    private static MessageBody noPicture(
            byte[] head, InputStream open, Message message, Wanted wanted) throws IOException {
        boolean json = isJson(message);
        int longest = json ? LONGEST_JSON : LONGEST_TEXT;
        byte[] rest = open.readNBytes(longest);
        if (rest.length == longest) {
            return new MessageBody(
                    Kind.UNREADABLE,
                    json
                            ? "is JSON of more than "
                                    + LONGEST_JSON
                                    + " bytes. Give pictures as URLs, files or streams"
                            : "is a text of more than "
                                    + LONGEST_TEXT
                                    + " bytes, which is no prompt");
        }
        byte[] all = Arrays.copyOf(head, head.length + rest.length);
        System.arraycopy(rest, 0, all, head.length, rest.length);
        return binary(all, message, wanted);
    }

    /** Bytes that are no known picture: text, unless they hold what no text holds. */
    private static MessageBody binary(byte[] bytes, Message message, Wanted wanted) {
        String name = charset(message);
        try {
            String text =
                    Charset.forName(name).newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.indexOf('\0') >= 0 || text.startsWith(PDF)
                    ? new MessageBody(Kind.UNREADABLE, NEITHER)
                    : text(text, isJson(message), wanted);
        } catch (CharacterCodingException e) {
            return new MessageBody(
                    Kind.UNREADABLE,
                    "is no text in "
                            + name
                            + (wanted == Wanted.PICTURES ? NOR_PICTURE : "")
                            + ". Name its charset in the Content-Type or the header "
                            + Exchange.CHARSET_NAME);
        } catch (IllegalArgumentException e) {
            return new MessageBody(
                    Kind.UNREADABLE, "has the charset '" + name + "', which is not known here");
        }
    }

    /** Camel's for this exchange, else that of the Content-Type, else UTF-8. */
    private static String charset(Message message) {
        String ofExchange = ExchangeHelper.getCharsetName(message.getExchange(), false);
        if (ofExchange != null) {
            return ofExchange;
        }
        String type = message.getHeader(Exchange.CONTENT_TYPE, "", String.class);
        String named =
                type.contains("charset=") ? IOHelper.getCharsetNameFromContentType(type) : "";
        return named.isBlank() ? StandardCharsets.UTF_8.name() : named;
    }

    private static MessageBody text(String raw, boolean json, Wanted wanted) {
        String text = raw.startsWith("\uFEFF") ? raw.substring(1) : raw;
        if (text.isBlank()) {
            return new MessageBody(Kind.EMPTY, "");
        }
        if (json) {
            return json(text);
        }
        if (wanted == Wanted.PICTURES) {
            return new MessageBody(Kind.UNREADABLE, TEXT_FOR_EDIT);
        }
        return new MessageBody(Kind.TEXT, text.stripTrailing());
    }

    private static MessageBody json(String text) {
        try {
            Object value = Json.plain(Json.tree(text));
            return value instanceof Map
                    ? new MessageBody(Kind.FIELDS, value)
                    : new MessageBody(Kind.UNREADABLE, "is JSON but no object. Accepted: {...}");
        } catch (IOException e) {
            return new MessageBody(
                    Kind.UNREADABLE, "has a JSON Content-Type, but " + e.getMessage());
        }
    }

    private static boolean isJson(Message message) {
        String type = message.getHeader(Exchange.CONTENT_TYPE, "", String.class);
        String media = type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        return media.equals("application/json") || media.endsWith("+json");
    }

    private static boolean isRereadable(Object body) {
        return !(body instanceof InputStream) || body instanceof StreamCache;
    }

    private static InputStream open(Message message, Object body) throws IOException {
        if (body instanceof byte[] bytes) {
            return new ByteArrayInputStream(bytes);
        }
        if (body instanceof WrappedFile<?> wrapped && wrapped.getFile() instanceof File file) {
            return Files.newInputStream(file.toPath());
        }
        if (body instanceof File file) {
            return Files.newInputStream(file.toPath());
        }
        if (body instanceof Path path) {
            return Files.newInputStream(path);
        }
        return message.getExchange()
                .getContext()
                .getTypeConverter()
                .tryConvertTo(InputStream.class, message.getExchange(), body);
    }
}
