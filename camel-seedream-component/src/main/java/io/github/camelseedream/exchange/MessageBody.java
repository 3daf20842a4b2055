package io.github.camelseedream.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.image.ImageHeader;
import io.github.camelseedream.image.ImageInspector;
import io.github.camelseedream.provider.wire.Json;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ReferenceImage;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.result.GeneratedImage;
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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;

/**
 * A message body, told apart by what it is. For one thread: its value may be a stream.
 *
 * @param kind what it is
 * @param value an ImageRequest, a Map of fields, a Collection of images, a String; or, where it is
 *     unreadable, a Violation that says why
 * @hidden
 */
public record MessageBody(Kind kind, Object value) {

    /**
     * What an operation takes as its body, beside structured ones.
     *
     * @hidden
     */
    public enum Expected {
        TEXT,
        IMAGES,
        EITHER
    }

    /**
     * The kinds of body.
     *
     * @hidden
     */
    public enum Kind {
        REQUEST,
        FIELDS,
        IMAGES,
        TEXT,
        EMPTY,
        UNREADABLE
    }

    /** Nothing, or a body that is not read. */
    public static final MessageBody NONE = new MessageBody(Kind.EMPTY, "");

    private static final int LONGEST_TEXT = 1024 * 1024;

    /** Room for several references as data URIs. */
    private static final int LONGEST_JSON = 128 * 1024 * 1024;

    /** What begins a document that is mostly text, and no prompt. */
    private static final String PDF = "%PDF-";

    private static final String NEITHER =
            "is neither text nor an image of a known format (png, jpeg, gif, webp, avif, bmp)";
    private static final String IMAGE_FOR_GENERATE =
            "is an image, and generate takes a prompt. Use seedream:edit, or give it as references";
    private static final String PROMPT_OF_EDIT =
            "Give the prompt as the header CamelSeedreamPrompt or the option prompt";
    private static final String TEXT_FOR_EDIT =
            "is text, and edit takes the image to edit. " + PROMPT_OF_EDIT;
    private static final String URL_FOR_EDIT =
            ", and a text body of edit is no image. Give it as the header"
                    + " CamelSeedreamReferences";

    /**
     * Looks at the body of a message.
     *
     * @param wanted what the operation takes
     */
    public static MessageBody of(Message message, Expected wanted) {
        Object body = message.getBody();
        if (body == null) {
            return NONE;
        }
        if (body instanceof ImageRequest) {
            return new MessageBody(Kind.REQUEST, body);
        }
        if (body instanceof Map) {
            return new MessageBody(Kind.FIELDS, body);
        }
        if (body instanceof JsonNode json) {
            return fields(json);
        }
        if (body instanceof Collection<?> several) {
            return several(several, wanted);
        }
        if (isImageObject(body)) {
            return images(List.of(body), wanted);
        }
        try {
            return stream(message, body, wanted);
        } catch (NoSuchFileException e) {
            return unreadable(noFile(e));
        } catch (IOException e) {
            return unreadable(name(body), "could not be read: " + e.getMessage());
        }
    }

    private static MessageBody unreadable(String problem) {
        return unreadable("", problem);
    }

    /**
     * @param name of the file that the body is, else empty
     */
    private static MessageBody unreadable(String name, String problem) {
        return new MessageBody(Kind.UNREADABLE, new Violation("body", name, "", problem));
    }

    private static boolean isImageObject(Object body) {
        return body instanceof GeneratedImage
                || body instanceof ReferenceImage
                || ReferenceReader.isUrlObject(body);
    }

    private static MessageBody images(Collection<?> images, Expected wanted) {
        return wanted == Expected.TEXT
                ? unreadable(IMAGE_FOR_GENERATE)
                : new MessageBody(Kind.IMAGES, images);
    }

    private static MessageBody several(Collection<?> several, Expected wanted) {
        boolean isOfImages =
                several.stream()
                        .anyMatch(
                                one ->
                                        isImageObject(one)
                                                || one instanceof byte[]
                                                || file(one) != null
                                                || one instanceof InputStream);
        return wanted != Expected.TEXT || isOfImages
                ? images(several, wanted)
                : unreadable(
                        "is a list of "
                                + several.size()
                                + ", and generate takes one prompt. Split it with"
                                + " split(body()), or ask for several images of one prompt with"
                                + " the option count");
    }

    private static MessageBody stream(Message message, Object body, Expected wanted)
            throws IOException {
        ContentType type = ContentType.of(message);
        if (body instanceof CharSequence text) {
            return text(text.toString(), type, wanted);
        }
        InputStream open = open(message, body);
        if (open == null) {
            return unreadable(
                    "is a "
                            + body.getClass().getTypeName()
                            + ". Accepted: an ImageRequest, a Map, JSON text with its Content-Type,"
                            + (wanted != Expected.TEXT
                                    ? " an image or a List of images"
                                    : " text"));
        }
        boolean rereadable = isRereadable(body);
        try {
            byte[] head = open.readNBytes(ImageInspector.ENOUGH_TO_TELL);
            if (ImageHeader.read(new ByteArrayInputStream(head)).isPresent()) {
                return images(
                        List.of(
                                rereadable
                                        ? body
                                        : new SequenceInputStream(
                                                new ByteArrayInputStream(head), open)),
                        wanted);
            }
            boolean isBlank = new String(head, StandardCharsets.ISO_8859_1).isBlank();
            return wanted == Expected.IMAGES && !type.isJson() && !isBlank
                    ? noImage(head, body)
                    : noImage(head, open, message, wanted);
        } finally {
            if (rereadable) {
                open.close();
            }
            if (body instanceof StreamCache cache) {
                cache.reset();
            }
        }
    }

    /** Where only an image will do. */
    private static MessageBody noImage(byte[] head, Object body) throws IOException {
        OptionalLong length =
                head.length < ImageInspector.ENOUGH_TO_TELL
                        ? OptionalLong.of(head.length)
                        : length(body);
        return unreadable(
                name(body),
                "is "
                        + ImageInspector.noImage(head, length)
                        + ", and edit takes the image to edit. "
                        + PROMPT_OF_EDIT);
    }

    private static OptionalLong length(Object body) throws IOException {
        Path file = file(body);
        if (file != null) {
            return OptionalLong.of(Files.size(file));
        }
        return body instanceof byte[] bytes ? OptionalLong.of(bytes.length) : OptionalLong.empty();
    }

    /** Reads a text whole or not at all; JSON may be long, as it may hold data URIs. */
    private static MessageBody noImage(
            byte[] head, InputStream open, Message message, Expected wanted) throws IOException {
        boolean json = ContentType.of(message).isJson();
        int longest = json ? LONGEST_JSON : LONGEST_TEXT;
        byte[] rest = open.readNBytes(longest);
        if (rest.length == longest) {
            return unreadable(
                    json
                            ? "is JSON of more than "
                                    + LONGEST_JSON
                                    + " bytes. Give images as URLs, files or streams"
                            : "is a text of more than "
                                    + LONGEST_TEXT
                                    + " bytes, which is no prompt");
        }
        byte[] all = Arrays.copyOf(head, head.length + rest.length);
        System.arraycopy(rest, 0, all, head.length, rest.length);
        return binary(all, message, wanted);
    }

    /** Bytes that are no known image: text, unless they hold what no text holds. */
    private static MessageBody binary(byte[] bytes, Message message, Expected wanted) {
        ContentType type = ContentType.of(message);
        String name = charset(message, type);
        try {
            String text =
                    Charset.forName(name).newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.indexOf('\0') >= 0 || text.startsWith(PDF)
                    ? unreadable(NEITHER)
                    : text(text, type, wanted);
        } catch (CharacterCodingException e) {
            return unreadable(
                    "is no text in "
                            + name
                            + ". Name its charset in the Content-Type or the header "
                            + Exchange.CHARSET_NAME);
        } catch (IllegalArgumentException e) {
            return unreadable("has the charset '" + name + "', which is not known here");
        }
    }

    /**
     * The header's, else that of the Content-Type, which came with these bytes, else that of the
     * exchange (a web server may set it for all its requests, as Spring Boot's does), else UTF-8.
     */
    private static String charset(Message message, ContentType type) {
        String ofMessage = message.getHeader(Exchange.CHARSET_NAME, String.class);
        if (ofMessage != null) {
            return ofMessage;
        }
        String ofExchange = message.getExchange().getProperty(Exchange.CHARSET_NAME, String.class);
        return type.charset()
                .orElseGet(() -> ofExchange != null ? ofExchange : StandardCharsets.UTF_8.name());
    }

    private static MessageBody text(String raw, ContentType type, Expected wanted) {
        String text = raw.startsWith("\uFEFF") ? raw.substring(1) : raw;
        if (text.isBlank()) {
            return NONE;
        }
        if (type.isJson()) {
            return json(text);
        }
        if (wanted != Expected.IMAGES) {
            return new MessageBody(Kind.TEXT, text.stripTrailing());
        }
        if (ReferenceReader.isUrl(text)) {
            return unreadable("is a URL" + URL_FOR_EDIT);
        }
        return unreadable(
                ReferenceReader.isDataUri(text) ? "is a data URI" + URL_FOR_EDIT : TEXT_FOR_EDIT);
    }

    private static MessageBody json(String text) {
        try {
            return fields(Json.tree(text));
        } catch (IOException e) {
            return unreadable("has a JSON Content-Type, but " + e.getMessage());
        }
    }

    private static MessageBody fields(JsonNode json) {
        Object value = Json.plain(json);
        if (value == null) {
            return NONE;
        }
        return value instanceof Map
                ? new MessageBody(Kind.FIELDS, value)
                : unreadable("is JSON but no object. Accepted: {...}");
    }

    private static boolean isRereadable(Object body) {
        return !(body instanceof InputStream) || body instanceof StreamCache;
    }

    /** What is wrong with a file that is not there, or not any more. */
    static String noFile(NoSuchFileException e) {
        return "is the file " + e.getFile() + ", and there is no such file";
    }

    /** The file that a body is, or null. */
    private static Path file(Object body) {
        Object file = body instanceof WrappedFile<?> wrapped ? wrapped.getFile() : body;
        return file instanceof File local
                ? local.toPath()
                : file instanceof Path path ? path : null;
    }

    /** The name of the file that a body is, else empty. */
    static String name(Object body) {
        Path file = file(body);
        return file == null ? "" : String.valueOf(file.getFileName());
    }

    private static InputStream open(Message message, Object body) throws IOException {
        if (body instanceof byte[] bytes) {
            return new ByteArrayInputStream(bytes);
        }
        Path file = file(body);
        if (file != null) {
            return Files.newInputStream(file);
        }
        return message.getExchange()
                .getContext()
                .getTypeConverter()
                .tryConvertTo(InputStream.class, message.getExchange(), body);
    }
}
