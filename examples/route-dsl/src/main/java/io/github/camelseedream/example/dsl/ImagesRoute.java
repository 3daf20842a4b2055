package io.github.camelseedream.example.dsl;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** The route in Java. It is {@code routes/images.yaml} and {@code routes/images.xml} again. */
final class ImagesRoute extends RouteBuilder {

    /** What is there already is moved aside, not overwritten. */
    private static final String OUTBOX =
            "file:{{folder}}/outbox?fileExist=Move"
                    + "&moveExisting=.old/${date:now:yyyyMMddHHmmssSSS}-${file:onlyname}";

    @Override
    public void configure() {
        from("file:{{folder}}/inbox?include=.*\\.txt&initialDelay=0&moveFailed=.failed")
                .routeId("images")
                .to("seedream:generate?size=16:9&storeFullResponse=true")
                .setHeader(Exchange.FILE_NAME, simple("${file:name}.${body.extension}"))
                .to(OUTBOX)
                .log("${header.CamelFileNameProduced}, ${header.CamelSeedreamResultSize}")
                .setHeader(Exchange.FILE_NAME, simple("${file:name}.json"))
                .setBody(exchangeProperty("CamelSeedreamResult"))
                .marshal()
                .json(true)
                .to(OUTBOX);
    }
}
