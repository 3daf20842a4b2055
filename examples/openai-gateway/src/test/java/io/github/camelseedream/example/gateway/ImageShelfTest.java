package io.github.camelseedream.example.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.image.ImageFormat;
import io.github.camelseedream.request.Content;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.StoredImage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImageShelfTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private final Set<Held> freed = new HashSet<>();

    @Test
    void ofTooManyImagesTheOldestGoes() throws Exception {
        ImageShelf shelf = new ImageShelf(2, 1000, CLOCK);
        Held first = new Held(1);

        String firstName = shelf.put(image(first), HOUR);
        String second = shelf.put(image(new Held(1)), HOUR);
        String third = shelf.put(image(new Held(1)), HOUR);

        assertThat(shelf.fetch(firstName)).isEmpty();
        assertThat(shelf.fetch(second)).isPresent();
        assertThat(shelf.fetch(third)).isPresent();
        assertThat(freed).containsExactly(first);
    }

    @Test
    void ofTooManyBytesTheOldestGo() throws Exception {
        ImageShelf shelf = new ImageShelf(100, 10, CLOCK);

        shelf.put(image(new Held(4)), HOUR);
        shelf.put(image(new Held(4)), HOUR);
        String third = shelf.put(image(new Held(9)), HOUR);

        assertThat(shelf.size()).isEqualTo(1);
        assertThat(shelf.fetch(third)).isPresent();
        assertThat(freed).hasSize(2);
    }

    @Test
    void anImageThatIsTooLargeByItselfStaysUntilTheNext() throws Exception {
        ImageShelf shelf = new ImageShelf(100, 10, CLOCK);

        String name = shelf.put(image(new Held(11)), HOUR);

        assertThat(shelf.fetch(name)).isPresent();
        shelf.put(image(new Held(1)), HOUR);
        assertThat(shelf.size()).isEqualTo(1);
    }

    @Test
    void namesAreLongAndNeverTheSame() {
        ImageShelf shelf = new ImageShelf(100, 1000, CLOCK);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            names.add(shelf.put(image(new Held(1)), HOUR));
        }

        assertThat(names).hasSize(50).allMatch(name -> name.matches("[A-Za-z0-9_-]{32}"));
    }

    @Test
    void closingFreesAll() {
        ImageShelf shelf = new ImageShelf(100, 1000, CLOCK);
        shelf.put(image(new Held(1)), HOUR);
        shelf.put(image(new Held(1)), HOUR);

        shelf.close();

        assertThat(freed).hasSize(2);
        assertThat(shelf.size()).isZero();
    }

    private static GeneratedImage image(StoredImage image) {
        return GeneratedImage.builder().image(image).build();
    }

    /** An image that tells when it is freed. */
    private final class Held implements StoredImage {

        private final Content content;

        Held(int bytes) {
            content = Content.of(new byte[bytes]);
        }

        @Override
        public ImageFormat format() {
            return ImageFormat.PNG;
        }

        @Override
        public int width() {
            return 1;
        }

        @Override
        public int height() {
            return 1;
        }

        @Override
        public long length() {
            return content.length();
        }

        @Override
        public InputStream open() throws IOException {
            return content.open();
        }

        @Override
        public void close() {
            freed.add(this);
        }
    }
}
