package io.github.camelseedream.mark;

import io.github.camelseedream.image.ImageFormat;
import io.github.camelseedream.request.Content;
import io.github.camelseedream.result.AiMark;
import io.github.camelseedream.result.StoredImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Finds, adds and carries over the mark of an image. A file that cannot be read as its format is
 * left as it is. Stateless.
 *
 * @hidden
 */
public final class ImageMarker {

    /**
     * An image and its mark.
     *
     * @param lostC2pa whether a C2PA manifest was left behind by a conversion
     * @hidden
     */
    public record Marked(StoredImage image, AiMark mark, boolean lostC2pa) {

        public Marked as(AiMark.State state) {
            return new Marked(image, new AiMark(state, mark.c2pa()), lostC2pa);
        }
    }

    private ImageMarker() {}

    /** The image as it is. */
    public static Marked asItIs(StoredImage image) throws IOException {
        return marked(image, FileMarks.read(image, image.format()));
    }

    private static Marked marked(StoredImage image, FileMarks marks) {
        return new Marked(image, mark(marks), false);
    }

    private static AiMark mark(FileMarks marks) {
        return new AiMark(
                marks.isMarked() ? AiMark.State.present : AiMark.State.absent, marks.hasC2pa());
    }

    /**
     * The image with a mark; as it is where it has one, which may be signed, and where its file has
     * no place for one.
     */
    public static Marked added(StoredImage image, MarkFacts facts) throws IOException {
        FileMarks marks = FileMarks.read(image, image.format());
        if (marks.isMarked()) {
            return marked(image, marks);
        }
        return with(XmpPacket.with(facts, marks.xmp()), image, marks)
                .map(made -> new Marked(made, new AiMark(AiMark.State.added, false), false))
                .orElseGet(() -> marked(image, marks));
    }

    /**
     * The image that another was converted to, with what that said of where it comes from. A C2PA
     * manifest is signed for the bytes it was in, so that the mark takes its place.
     */
    public static Marked carriedOver(
            Content from, ImageFormat format, StoredImage to, MarkFacts facts) throws IOException {
        FileMarks before = FileMarks.read(from, format);
        String packet = XmpPacket.turned(before.xmp());
        if (before.hasC2pa() && !XmpPacket.isMarked(packet)) {
            packet = XmpPacket.with(facts, packet);
        }
        FileMarks after = FileMarks.read(to, to.format());
        if (packet.isEmpty()) {
            return marked(to, after);
        }
        FileMarks told = new FileMarks(packet, after.hasC2pa(), after.place());
        return with(packet, to, after)
                .map(image -> new Marked(image, mark(told), before.hasC2pa()))
                .orElseGet(() -> new Marked(to, mark(after), before.hasC2pa()));
    }

    /**
     * The image that another was converted to, with its XMP; nothing is said of a C2PA manifest,
     * which a camera may have signed.
     */
    public static StoredImage withPacketOf(Content from, ImageFormat format, StoredImage to)
            throws IOException {
        String packet = XmpPacket.turned(FileMarks.read(from, format).xmp());
        return packet.isEmpty() ? to : with(packet, to, FileMarks.read(to, to.format())).orElse(to);
    }

    private static Optional<StoredImage> with(String packet, StoredImage image, FileMarks marks) {
        return marks.place()
                .edits(packet.getBytes(StandardCharsets.UTF_8))
                .map(edits -> new EditedImage(image, edits));
    }
}
