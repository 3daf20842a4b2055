package io.github.camelseedream.generate.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.catalog.RequestedSize;
import io.github.camelseedream.catalog.SizeSupport;
import io.github.camelseedream.generate.PlainProvider;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.spec.ReferenceForm;
import io.github.camelseedream.provider.spec.ReferenceLimits;
import io.github.camelseedream.request.Content;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ReferenceImage;
import io.github.camelseedream.request.ReferenceImage.Local;
import io.github.camelseedream.request.ReferenceImage.Remote;
import io.github.camelseedream.request.Violation;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceValidatorTest {

    /** The limits of APIMart for 4.5; its page, read 2026-11. */
    private static final ReferenceLimits RULE =
            ReferenceLimits.in(ReferenceForm.URL, ReferenceForm.DATA_URI)
                    .formats("jpeg", "png")
                    .max(10)
                    .maxWithImages(15)
                    .maxBytes(10_485_760)
                    .maxPixels(36_000_000)
                    .minSide(15)
                    .maxAspectRatio(3);

    private static final Remote REMOTE = new Remote("https://example.org/a.png");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "image/png|10485760|6000x6000|-",
                "image/jpeg|1|15x45|-",
                "image/png|1|0x0|-",
                "image/gif|99999999|6000x6000|-",
                "image/bmp|1|15x15|-",
                "image/png|10485761|8x16|has 10485761 bytes. Accepted: up to 10485760. Scale it"
                        + " down, or compress it more",
                "image/png|1|6001x6000|is 6001x6000, which is 36006000 pixels. Accepted: up to"
                        + " 36000000. Scale it down",
                "image/png|1|14x15|is 14x15. Accepted: sides of at least 15 pixels. Give a larger"
                        + " image",
                "image/png|1|100x301|is 100x301. Accepted: shapes from 1:3 to 3:1. Crop it",
                "image/tiff|1|20x20|is image/tiff. Accepted: image/png, image/jpeg. Save it as one"
                        + " of these",
                // too large to be turned into a PNG
                "image/bmp|1|6000x6001|is image/bmp of 6000x6001, and the component makes a PNG of"
                        + " up to 36000000 pixels. Accepted: image/png, image/jpeg. Save it as one"
                        + " of these",
                "image/gif|1|0x0|is image/gif. Accepted: image/png, image/jpeg. Save it as one of"
                        + " these"
            })
    void saysWhatIsWrongWithAnImage(String type, long bytes, String size, String problem) {
        List<Violation> violations = check(RULE, 1, local(type, bytes, size));

        if (problem == null) {
            assertThat(violations).isEmpty();
        } else {
            assertThat(violations.get(0)).hasToString("references 'cat' (header X) " + problem);
        }
    }

    @Test
    void saysAllThatIsWrongWithAllImages() {
        assertThat(
                        check(
                                RULE,
                                1,
                                local("image/tiff", 99_999_999, "9x9999"),
                                REMOTE,
                                local("image/avif", 1, "20x20")))
                .hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "10|5|-",
                "10|6|references (header X) are 10, too many beside 6 images: plain takes up to"
                        + " 15 references and images together. Give fewer references, or lower"
                        + " count",
                // twelve images are made in calls of six
                "9|12|-",
                "11|1|references (header X) are 11, more than seedream-4.5 takes. Accepted: up to"
                        + " 10"
            })
    void countsReferencesAndImages(int references, int images, String violation) {
        List<Violation> violations =
                check(
                        RULE,
                        images,
                        Collections.nCopies(references, REMOTE).toArray(ReferenceImage[]::new));

        assertThat(violations)
                .extracting(Violation::toString)
                .isEqualTo(violation == null ? List.of() : List.of(violation));
    }

    @Test
    void imagesOfNoRequestForReferencesAreNotCounted() {
        assertThat(check(ReferenceLimits.in(ReferenceForm.URL).maxWithImages(2), 6)).isEmpty();
    }

    @Test
    void takesTheLowerOfTheLimitsOfProviderAndModel() {
        ReferenceLimits unlimited = ReferenceLimits.in(ReferenceForm.URL);
        assertThat(
                        check(
                                unlimited,
                                1,
                                Collections.nCopies(15, REMOTE).toArray(ReferenceImage[]::new)))
                .extracting(Violation::problem)
                .containsExactly("are 15, more than seedream-4.5 takes. Accepted: up to 14");
    }

    @Test
    void anImageWithoutAUrlNeedsAnUploaderWhereOnlyUrlsAreTaken() {
        ReferenceLimits urls = ReferenceLimits.in(ReferenceForm.URL);
        Local local = local("image/png", 1, "20x20");
        ImageProvider plain = new PlainProvider(urls, SizeSupport.AS_WRITTEN);

        assertThat(new ReferenceValidator(plain, call(1, local)).beforeFetching(false))
                .singleElement()
                .hasToString(
                        "references 'cat' (header X) has no URL, and plain takes nothing else. Give"
                                + " an http or https URL, or set referenceUploader, which puts"
                                + " images where the provider can fetch them");
        assertThat(new ReferenceValidator(plain, call(1, local)).beforeFetching(true)).isEmpty();
        assertThat(
                        new ReferenceValidator(new PlainProvider.Uploading(urls), call(1, local))
                                .beforeFetching(false))
                .isEmpty();
    }

    private static List<Violation> check(
            ReferenceLimits rule, int images, ReferenceImage... references) {
        return new ReferenceValidator(
                        new PlainProvider(rule, SizeSupport.AS_WRITTEN), call(images, references))
                .beforeFetching(false);
    }

    private static ProviderRequest call(int images, ReferenceImage... references) {
        ImageRequest request =
                ImageRequest.builder()
                        .set(
                                ImageParameters.REFERENCES,
                                new ArrayList<>(List.of(references)),
                                "header X")
                        .build();
        return new ProviderRequest("seedream-4.5", request, images, RequestedSize.nothing(), "");
    }

    private static Local local(String mediaType, long bytes, String size) {
        Content content =
                new Content() {
                    @Override
                    public InputStream open() {
                        return InputStream.nullInputStream();
                    }

                    @Override
                    public long length() {
                        return bytes;
                    }
                };
        String[] sides = size.split("x");
        return new Local(
                content, mediaType, "cat", Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
    }
}
