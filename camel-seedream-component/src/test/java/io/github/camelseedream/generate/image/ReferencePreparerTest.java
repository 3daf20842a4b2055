package io.github.camelseedream.generate.image;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelseedream.request.Content;
import io.github.camelseedream.request.ReferenceImage.Local;
import io.github.camelseedream.result.MemoryImages;
import io.github.camelseedream.result.TestImages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class ReferencePreparerTest {

    /** The first frame is what is decoded; the header tells the size of the screen. */
    @Test
    void aGifWhoseFirstFrameIsLargerThanItsHeaderSaysIsNotDecoded() {
        Local gif =
                new Local(Content.of(gifWithFrame(20, 10, 6001, 6000)), "image/gif", "a", 20, 10);

        assertThatThrownBy(() -> ReferencePreparer.toPng(gif, new MemoryImages()))
                .isInstanceOf(IOException.class)
                .hasMessage("it has 36006000 pixels, and up to 36000000 are decoded");
    }

    private static byte[] gifWithFrame(int width, int height, int frameWidth, int frameHeight) {
        byte[] gif = TestImages.of("gif", width, height);
        ByteBuffer bytes = ByteBuffer.wrap(gif).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 13; ; at++) {
            boolean isFrame =
                    gif[at] == 0x2c
                            && bytes.getInt(at + 1) == 0
                            && bytes.getShort(at + 5) == width
                            && bytes.getShort(at + 7) == height;
            if (isFrame) {
                bytes.putShort(at + 5, (short) frameWidth).putShort(at + 7, (short) frameHeight);
                return gif;
            }
        }
    }
}
