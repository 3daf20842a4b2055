package io.github.camelseedream.exchange;

import io.github.camelseedream.exchange.ParameterValues.UnreadableException;
import io.github.camelseedream.image.ImageHeader;
import io.github.camelseedream.image.ImageInspector;
import io.github.camelseedream.image.UnusableImageException;
import io.github.camelseedream.request.Content;
import io.github.camelseedream.request.ReferenceImage;
import io.github.camelseedream.request.UrlText;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.ImageStore;
import io.github.camelseedream.result.StoredImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.StreamCache;
import org.apache.camel.TypeConverter;
import org.apache.camel.WrappedFile;

/**
 * Reads reference images in any form a route may have them in. A text is one only as a URL or a
 * data URI; a path is one as a File or Path object, or below the option {@code referenceDirectory}.
 * Safe for use by several threads.
 *
 * @hidden
 */
public final class ReferenceReader {

    private static final String ACCEPTED =
            "Accepted: an http or https URL, a data URI, bytes, a stream, a File, a Path or a List"
                    + " of these";

    private final ImageStore store;
    private final TypeConverter converter;
    private final String directory;

    public ReferenceReader(ImageStore store, TypeConverter converter, String directory) {
        this.store = store;
        this.converter = converter;
        this.directory = directory;
    }

    /** Every image that a value holds, in order. */
    List<ReferenceImage> read(Object value) throws UnreadableException {
        List<ReferenceImage> images = new ArrayList<>();
        if (value instanceof Collection<?> several) {
            for (Object one : several) {
                images.add(readOne(one));
            }
        } else if (value instanceof Object[] several) {
            for (Object one : several) {
                images.add(readOne(one));
            }
        } else if (value instanceof String text) {
            for (String one : text.split(",(?=\\s*https?://)")) {
                images.add(readOne(one.trim()));
            }
        } else {
            images.add(readOne(value));
        }
        return images;
    }

    /** The one image that a value is. */
    ReferenceImage readOne(Object value) throws UnreadableException {
        if (value == null) {
            throw new UnreadableException("has an empty place. " + ACCEPTED);
        }
        if (value instanceof ReferenceImage image) {
            return image;
        }
        if (value instanceof GeneratedImage image) {
            return local(
                    image.image()
                            .orElseThrow(() -> new UnreadableException("has no bytes, only a URL")),
                    "image " + image.getIndex());
        }
        if (value instanceof Map<?, ?> fields) {
            return readOne(urlOf(fields));
        }
        if (value instanceof CharSequence || isUrlObject(value)) {
            return text(value.toString().trim());
        }
        try {
            return bytes(value);
        } catch (UnusableImageException e) {
            throw new UnreadableException("is " + e.getMessage());
        } catch (NoSuchFileException e) {
            throw new UnreadableException(MessageBody.noFile(e));
        } catch (IOException e) {
            throw new UnreadableException("could not be read: " + e.getMessage());
        }
    }

    /** A URL that Camel's converters would open, whatever it leads to. */
    static boolean isUrlObject(Object value) {
        return value instanceof URL || value instanceof URI;
    }

    /** How a value is shown in a message: never its bytes, nor the query of a URL. */
    public static String shown(Object value) {
        if (value instanceof Collection<?> several) {
            return several.stream()
                    .map(ReferenceReader::shown)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof CharSequence text) {
            return isUrl(text) ? UrlText.withoutQuery(text.toString()) : text.toString();
        }
        return value == null || value instanceof Number || value instanceof Boolean
                ? String.valueOf(value)
                : value.getClass().getSimpleName();
    }

    static boolean isUrl(CharSequence text) {
        return startsWith(text, "http://") || startsWith(text, "https://");
    }

    static boolean isDataUri(CharSequence text) {
        return startsWith(text, "data:");
    }

    private static boolean startsWith(CharSequence text, String start) {
        return text.toString().stripLeading().regionMatches(true, 0, start, 0, start.length());
    }

    /** {@code {"url": ...}} or {@code {"image_url": ...}}, the latter perhaps nested once more. */
    private static Object urlOf(Map<?, ?> fields) throws UnreadableException {
        Object url = fields.containsKey("url") ? fields.get("url") : fields.get("image_url");
        if (url == null) {
            throw new UnreadableException("has an object without url. " + ACCEPTED);
        }
        return url;
    }

    private ReferenceImage text(String text) throws UnreadableException {
        if (isUrl(text)) {
            return new ReferenceImage.Remote(text);
        }
        if (isDataUri(text)) {
            return dataUri(text);
        }
        if (directory == null) {
            throw new UnreadableException(
                    "is no URL and no data URI. "
                            + ACCEPTED
                            + ". A text is a path only below the option referenceDirectory");
        }
        return below(text);
    }

    private ReferenceImage dataUri(String text) throws UnreadableException {
        int comma = text.indexOf(',');
        if (comma < 0 || !text.substring(0, comma).endsWith(";base64")) {
            throw new UnreadableException(
                    "is a data URI without base64. Accepted: data:image/png;base64,...");
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(text.substring(comma + 1));
            return local(spool(new ByteArrayInputStream(bytes)), "data URI");
        } catch (IllegalArgumentException | IOException e) {
            throw new UnreadableException("is no usable data URI: " + e.getMessage());
        }
    }

    /** A relative path, which may not leave the directory, not even through a link. */
    private ReferenceImage below(String text) throws UnreadableException {
        try {
            return file(pathBelow(realDirectory(), text));
        } catch (UnusableImageException e) {
            throw new UnreadableException(
                    "is "
                            + e.getMessage()
                            + ". Give an image, as a path below the option referenceDirectory, a"
                            + " URL or data URI");
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new UnreadableException(
                    "is no file below the option referenceDirectory. Check its name, or give a URL"
                            + " or data URI");
        } catch (IOException e) {
            throw new UnreadableException(
                    "could not be read. Give a file below the option referenceDirectory that this"
                            + " process may read");
        }
    }

    private Path realDirectory() throws UnreadableException {
        try {
            return Path.of(directory).toRealPath();
        } catch (IOException | InvalidPathException e) {
            throw new UnreadableException(
                    "cannot be looked up, since the option referenceDirectory is no directory."
                            + " Create it, or set the option to one that exists");
        }
    }

    /** Looks at the words of the path first, so as not to tell what exists elsewhere. */
    private static Path pathBelow(Path root, String text) throws IOException, UnreadableException {
        Path named = root.resolve(text).normalize();
        if (!named.startsWith(root) || !named.toRealPath().startsWith(root)) {
            throw new UnreadableException(
                    "leads out of the option referenceDirectory. Give a path below it, or a URL or"
                            + " data URI");
        }
        return named.toRealPath();
    }

    private ReferenceImage bytes(Object value) throws IOException, UnreadableException {
        if (value instanceof WrappedFile<?> wrapped && wrapped.getFile() instanceof File file) {
            return file(file.toPath());
        }
        if (value instanceof File file) {
            return file(file.toPath());
        }
        if (value instanceof Path path) {
            return file(path);
        }
        if (value instanceof byte[] array) {
            return isTextOfOne(array)
                    ? text(new String(array, StandardCharsets.UTF_8).trim())
                    : inspected(Content.of(array), "bytes");
        }
        InputStream stream = converter.tryConvertTo(InputStream.class, value);
        if (stream == null) {
            throw new UnreadableException("is a " + value.getClass().getName() + ". " + ACCEPTED);
        }
        ReferenceImage image = local(spool(stream), "stream");
        if (value instanceof StreamCache cache) {
            cache.reset();
        }
        return image;
    }

    /** Headers may come as bytes, from Kafka for instance. */
    private static boolean isTextOfOne(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(64, bytes.length), StandardCharsets.US_ASCII);
        return isUrl(start) || isDataUri(start);
    }

    private static ReferenceImage file(Path file) throws IOException {
        return inspected(Content.of(file), String.valueOf(file.getFileName()));
    }

    /** Looks at content without copying it. */
    private static ReferenceImage inspected(Content content, String name) throws IOException {
        ImageHeader header = ImageInspector.check(content);
        return new ReferenceImage.Local(
                content, header.format().mediaType(), name, header.width(), header.height());
    }

    private StoredImage spool(InputStream bytes) throws IOException {
        try (ImageStore.Sink sink = store.open()) {
            bytes.transferTo(sink);
            return sink.finish();
        }
    }

    private static ReferenceImage local(StoredImage image, String name) {
        return new ReferenceImage.Local(
                image, image.format().mediaType(), name, image.width(), image.height());
    }
}
