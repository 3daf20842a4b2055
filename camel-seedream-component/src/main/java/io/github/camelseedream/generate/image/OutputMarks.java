package io.github.camelseedream.generate.image;

import io.github.camelseedream.mark.AiMarking;
import io.github.camelseedream.mark.ImageMarker;
import io.github.camelseedream.mark.ImageMarker.Marked;
import io.github.camelseedream.mark.MarkFacts;
import io.github.camelseedream.result.Adjustment;
import io.github.camelseedream.result.AiMark;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.StoredImage;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The marks in the images of a request that say that a model made them. A file whose mark cannot be
 * read is delivered as it is. Used for one request, by several threads.
 */
final class OutputMarks {

    private final AiMarking marking;

    /** By the image that came; compared by identity. */
    private final Map<GeneratedImage, GeneratedImage> marked = new ConcurrentHashMap<>();

    private final Map<GeneratedImage, List<Adjustment>> adjustments = new ConcurrentHashMap<>();

    OutputMarks(AiMarking marking) {
        this.marking = marking;
    }

    /**
     * Looks for the mark of an image that came, and adds it where that is asked for.
     *
     * @return the image with its mark
     */
    StoredImage look(GeneratedImage image, StoredImage came, MarkFacts facts) {
        if (marking == AiMarking.off) {
            return came;
        }
        try {
            Marked found =
                    marking == AiMarking.add
                            ? ImageMarker.added(came, facts)
                            : ImageMarker.asItIs(came);
            marked.put(image, with(image, found));
            if (marking == AiMarking.add && found.mark().state() == AiMark.State.absent) {
                tell(image, "", "this " + name(came) + " has no place for a mark");
            }
            return found.image();
        } catch (IOException | RuntimeException | Error e) {
            // an image is paid for, and its mark must not lose it
            tell(image, "", "the file could not be read: " + e.getMessage());
            return came;
        }
    }

    /** An image that was converted, with the mark of what it was made of. */
    GeneratedImage carryOver(
            GeneratedImage image, StoredImage came, StoredImage made, MarkFacts facts) {
        if (marking == AiMarking.off) {
            return image.toBuilder().image(made).build();
        }
        try {
            Marked after = ImageMarker.carriedOver(came, came.format(), made, facts);
            if (after.lostC2pa()) {
                tell(
                        image,
                        "XMP",
                        "a C2PA manifest is signed for the file it came in, and this one was"
                                + " converted; its XMP says that a model made it");
            }
            boolean isAdded = delivered(image).getAiMark().state() == AiMark.State.added;
            return with(image, isAdded ? after.as(AiMark.State.added) : after);
        } catch (IOException | RuntimeException | Error e) {
            tell(image, "", "the file could not be read: " + e.getMessage());
            return image.toBuilder().image(made).build();
        }
    }

    private static GeneratedImage with(GeneratedImage image, Marked found) {
        return image.toBuilder().image(found.image()).aiMark(found.mark()).build();
    }

    private void tell(GeneratedImage image, String used, String why) {
        adjustments.put(image, List.of(new Adjustment("aiMark", marking.name(), used, why)));
    }

    private static String name(StoredImage image) {
        return image.format().name().toLowerCase(Locale.ROOT);
    }

    /** The image with its mark, or as it came. */
    GeneratedImage delivered(GeneratedImage image) {
        return marked.getOrDefault(image, image);
    }

    /** Why an image has no mark, or another one. */
    List<Adjustment> adjustments(GeneratedImage image) {
        return adjustments.getOrDefault(image, List.of());
    }
}
