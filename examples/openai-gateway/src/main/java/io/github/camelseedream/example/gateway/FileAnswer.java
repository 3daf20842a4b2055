package io.github.camelseedream.example.gateway;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Answers with a picture of the shelf. Its name is the key: browsers fetch it too. */
final class FileAnswer implements Processor {

    static final String PATH = "/files/";

    private final PictureShelf shelf;

    FileAnswer(PictureShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public void process(Exchange exchange) throws IOException {
        String path = Calls.request(exchange).getRequestURI();
        String name = path.substring(path.lastIndexOf('/') + 1);
        PictureShelf.Fetched picture =
                shelf.fetch(name)
                        .orElseThrow(
                                () ->
                                        new CallRefusedException(
                                                404,
                                                "file_not_found",
                                                null,
                                                "There is no such picture, or no longer"));
        exchange.getMessage().setBody(picture.bytes());
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, picture.mediaType());
        // Camel's header filter keeps the first two back
        HttpServletResponse response = Calls.response(exchange);
        response.setContentLengthLong(picture.length());
        response.setHeader("Cache-Control", "private, max-age=" + picture.left().toSeconds());
        response.setHeader("X-Content-Type-Options", "nosniff");
    }
}
