package io.github.camelseedream.provider.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * JSON on its way to the parser, without its images: each string that is an image goes to the store
 * while it is read, and a placeholder passes in its place. All else passes unchanged, right or
 * wrong; judging it is the parser's work. But what would make the parser give up within a string is
 * mended here: one that is too long is cut off, and an escape that lacks digits gets zeros. It
 * knows no more of JSON than where strings begin and end and which value belongs to an image's key.
 */
final class ImageExtractingInputStream extends InputStream {

    private static final int LONGEST_ESCAPE = "\\u002f".length();
    private static final int DIGITS = 4;
    private static final byte[] ZEROS = {'0', '0', '0', '0'};

    /** In bytes; the rest of a longer string does not pass, to the nearest window. */
    static final int LONGEST_STRING = 1 << 20;

    /** How much of too long strings is skipped in one reply, in bytes; none is endless. */
    private static final int LONGEST_SKIP = 16 << 20;

    private final ByteWindow window;
    private final ExtractedImages images;

    /** What passes now: a part of the window, or a placeholder. */
    private byte[] passing;

    private int passingFrom;
    private int passingTo;

    private boolean inString;
    private boolean isEscaped;

    /** How many digits of an escape are still to come. */
    private int missingDigits;

    private int lengthOfString;
    private int skipped;
    private boolean isImageKey;
    private boolean isImageValue;
    private boolean isImageList;

    ImageExtractingInputStream(InputStream source, ExtractedImages images) {
        this.window = new ByteWindow(source);
        this.images = images;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        while (passingFrom == passingTo) {
            if (window.isEmpty() && !window.fill()) {
                return -1;
            }
            advance();
        }
        int n = Math.min(length, passingTo - passingFrom);
        System.arraycopy(passing, passingFrom, buffer, from, n);
        passingFrom += n;
        return n;
    }

    private void pass(byte[] bytes, int from, int to) {
        passing = bytes;
        passingFrom = from;
        passingTo = to;
    }

    /** Passes what is in the window up to the next image, or the image that is next in it. */
    private void advance() throws IOException {
        if (!inString && window.bytes[window.at] == '"') {
            while (!ImageFieldDetector.shows(window)) {
                window.fill();
            }
            int image = imageStart();
            if (image >= 0) {
                takeImage(image);
                return;
            }
        }
        if (inString && missingDigits > 0 && !isDigit()) {
            pass(ZEROS, 0, missingDigits);
            missingDigits = 0;
            return;
        }
        if (isTooLong()) {
            skipRestOfString();
            return;
        }
        int start = window.at;
        while (!window.isEmpty() && !isInTheWay(start)) {
            int before = window.at;
            step();
            lengthOfString = inString ? lengthOfString + window.at - before : 0;
        }
        pass(window.bytes, start, window.at);
    }

    private boolean isTooLong() {
        return lengthOfString > LONGEST_STRING && !isEscaped && missingDigits == 0;
    }

    private boolean isDigit() {
        return Character.digit(window.bytes[window.at], 16) >= 0;
    }

    /** Up to the closing quote, or as far as was read. */
    private void skipRestOfString() throws IOException {
        int start = window.at;
        window.at = window.nextQuoteOrBackslash();
        skipped += window.at - start;
        if (skipped > LONGEST_SKIP) {
            throw new IOException("it has texts of more than " + (LONGEST_SKIP >> 20) + " MB");
        }
        if (window.isEmpty()) {
            return;
        }
        if (window.bytes[window.at] == '"') {
            lengthOfString = 0;
        } else {
            need(2);
            window.at += 2;
        }
    }

    /** Whether the next byte begins a string that is an image, or may be one. */
    private boolean isInTheWay(int start) {
        if (inString) {
            return missingDigits > 0 && !isDigit() || isTooLong();
        }
        return window.at > start
                && window.bytes[window.at] == '"'
                && (!ImageFieldDetector.shows(window) || imageStart() >= 0);
    }

    /** Where the base64 begins of the string whose opening quote is next; -1 if it is no image. */
    private int imageStart() {
        int ofDataUri = ImageFieldDetector.ofDataUri(window);
        if (ofDataUri >= 0 || !(isImageValue || isImageList)) {
            return ofDataUri;
        }
        int start = window.at + 1;
        return start < window.limit && window.bytes[start] != '"' ? start : -1;
    }

    private void step() {
        if (inString) {
            stepInString();
            return;
        }
        switch (window.bytes[window.at]) {
            case '"' -> {
                isImageKey = ImageFieldDetector.isKey(window);
                inString = true;
            }
            case ':' -> isImageValue = isImageKey;
            case ',' -> isImageValue = false;
            case '[' -> isImageList = isImageValue;
            case '{', '}', ']' -> {
                isImageValue = false;
                isImageList = false;
            }
            default -> {}
        }
        window.at++;
    }

    private void stepInString() {
        if (isEscaped) {
            missingDigits = window.bytes[window.at] == 'u' ? DIGITS : 0;
            window.at++;
            isEscaped = false;
            return;
        }
        if (missingDigits > 0) {
            missingDigits--;
            window.at++;
            return;
        }
        window.at = window.nextQuoteOrBackslash();
        if (!window.isEmpty()) {
            isEscaped = window.bytes[window.at] == '\\';
            inString = isEscaped;
            window.at++;
        }
    }

    private void takeImage(int base64) throws IOException {
        window.at = base64;
        try (Base64ImageDecoder text = new Base64ImageDecoder(images.open())) {
            copyString(text);
            String placeholder = '"' + images.keep(text.finish()) + '"';
            byte[] bytes = placeholder.getBytes(StandardCharsets.US_ASCII);
            pass(bytes, 0, bytes.length);
        }
        isImageKey = false;
    }

    /** Copies up to the closing quote, and leaves the window behind it. */
    private void copyString(Base64ImageDecoder text) throws IOException {
        while (true) {
            int end = window.nextQuoteOrBackslash();
            text.append(window.bytes, window.at, end);
            window.at = end;
            if (window.isEmpty()) {
                check(text.append(window));
            } else if (window.bytes[window.at] == '\\') {
                copyEscape(text);
            } else {
                window.at++;
                return;
            }
        }
    }

    private void copyEscape(Base64ImageDecoder text) throws IOException {
        need(2);
        int length = 2;
        switch (window.bytes[window.at + 1]) {
            case '/' -> text.append('/');
            case 'n', 'r', 't' -> {}
            case 'u' -> {
                need(LONGEST_ESCAPE);
                int c = unicode();
                // what is no character is no base64 either: the image is malformed
                text.append(c < 0 ? '\\' : (char) c);
                length = c < 0 ? length : LONGEST_ESCAPE;
            }
            default -> text.append('\\');
        }
        window.at += length;
    }

    /** The character of the escape that is next; negative where it lacks digits. */
    private int unicode() {
        int c = 0;
        for (int i = window.at + 2; i < window.at + LONGEST_ESCAPE; i++) {
            int digit = Character.digit(window.bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            c = c << 4 | digit;
        }
        return c;
    }

    private void need(int count) throws IOException {
        while (window.limit - window.at < count) {
            check(window.fill());
        }
    }

    private static void check(boolean goesOn) throws EOFException {
        if (!goesOn) {
            throw new EOFException("it ends in the middle of an image");
        }
    }
}
