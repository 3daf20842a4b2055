package io.github.camelseedream.example.boot;

import io.github.camelseedream.result.GeneratedImage;
import java.io.InputStream;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.converter.stream.CachedOutputStream;

/** One answer has one body: several images go into a zip file. One image stays as it is. */
final class SeveralImages implements Processor {

    @Override
    public void process(Exchange exchange) throws Exception {
        if (!(exchange.getMessage().getBody() instanceof List<?> images)) {
            return;
        }
        // waits in a file where it is large, if stream caching says so
        CachedOutputStream bytes = new CachedOutputStream(exchange);
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Object image : images) {
                add((GeneratedImage) image, zip, exchange);
            }
        }
        exchange.getMessage().setBody(bytes.newStreamCache());
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/zip");
    }

    private static void add(GeneratedImage image, ZipOutputStream zip, Exchange exchange)
            throws Exception {
        zip.putNextEntry(new ZipEntry(image.getIndex() + "." + image.extension()));
        try (InputStream bytes =
                exchange.getContext()
                        .getTypeConverter()
                        .mandatoryConvertTo(InputStream.class, exchange, image)) {
            bytes.transferTo(zip);
        }
        zip.closeEntry();
    }
}
