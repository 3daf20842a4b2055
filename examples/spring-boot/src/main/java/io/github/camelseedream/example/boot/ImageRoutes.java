package io.github.camelseedream.example.boot;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The two ways in. */
@Component
final class ImageRoutes extends RouteBuilder {

    private final ErrorAnswer errorAnswer;

    ImageRoutes(ErrorAnswer errorAnswer) {
        this.errorAnswer = errorAnswer;
    }

    @Override
    public void configure() {
        // useStreaming: else Camel 4.18 reads the body as text before the component sees it
        from("platform-http:/images?httpMethodRestrict=POST&useStreaming=true"
                        + "&consumes=application/json,text/plain")
                .routeId("images")
                .onException(Exception.class)
                .handled(true)
                .logExhausted(false)
                .process(errorAnswer)
                .end()
                // what a client sends is no header of the answer
                .removeHeaders("*", Exchange.CONTENT_TYPE)
                .to("seedream:generate")
                .process(new SeveralImages());

        // a crash leaves the file in working: it may have been paid for, so it is not sent again
        from("file:{{folder}}/inbox?include=.*\\.(txt|json)&readLock=changed"
                        + "&preMove=../working&move=../done&moveFailed=../failed")
                .routeId("inbox")
                .choice()
                .when(simple("${file:name.ext.single} =~ 'json'"))
                .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                .end()
                .to("seedream:generate")
                .split(body())
                .setHeader(
                        Exchange.FILE_NAME,
                        simple("${file:onlyname}-${body.index}.${body.extension}"))
                .to(
                        "file:{{folder}}/outbox?fileExist=Move"
                                + "&moveExisting=.old/${date:now:yyyyMMddHHmmssSSS}-${file:onlyname}");
    }
}
