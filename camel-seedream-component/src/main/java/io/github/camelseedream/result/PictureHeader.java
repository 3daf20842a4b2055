package io.github.camelseedream.result;
import io.github.camelseedream.request.Content;
import java.util.Optional;
public record PictureHeader(PictureFormat format, int width, int height) {
  public static final int MAGIC_LENGTH = 16;
  public static boolean isPicture(byte[] head) { return false; }
  public static Optional<PictureHeader> whole(Content c) { return Optional.empty(); }
}
