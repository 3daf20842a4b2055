package io.github.camelseedream.mark;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * XMP with the mark of the IPTC, which search engines and platforms read. Stateless.
 *
 * <p>Sources, read 2026-11: iptc.org/std/photometadata/specification (2025.1: Digital Source Type,
 * AI System Used, AI System Version Used, AI Prompt Information);
 * cv.iptc.org/newscodes/digitalsourcetype.
 */
final class XmpPacket {

    private static final String SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/";
    private static final String MADE = SOURCE_TYPE + "trainedAlgorithmicMedia";
    private static final String EDITED = SOURCE_TYPE + "compositeWithTrainedAlgorithmicMedia";

    private static final Pattern MARK =
            Pattern.compile(
                    "DigitalSourceType\\b[^<]{0,200}?digitalsourcetype/"
                            + "(trainedAlgorithmicMedia|compositeWithTrainedAlgorithmicMedia)\\b");
    private static final Pattern END = Pattern.compile("</[\\w.-]{1,50}:RDF\\s{0,9}>");

    private static final int MAX_PROMPT = 1000;

    private static final String BEGIN =
            """
            <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            """;

    private static final String DESCRIPTION =
            """
            <rdf:Description rdf:about=""
             xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
             xmlns:xmp="http://ns.adobe.com/xap/1.0/"
             xmlns:dc="http://purl.org/dc/elements/1.1/">
            """;

    private static final String CLOSE =
            """
            </rdf:RDF></x:xmpmeta>
            <?xpacket end="w"?>""";

    private XmpPacket() {}

    static boolean isMarked(String packet) {
        return MARK.matcher(packet).find();
    }

    /** A packet that says what the facts say, and everything else that another one does. */
    static String with(MarkFacts facts, String packet) {
        String others = without("DigitalSourceType", packet);
        Matcher end = END.matcher(others);
        int at = -1;
        while (end.find()) {
            at = end.start();
        }
        return at < 0
                ? BEGIN + description(facts) + CLOSE
                : others.substring(0, at) + description(facts) + others.substring(at);
    }

    /** The packet for an image whose pixels were turned as it is seen. */
    static String turned(String packet) {
        return without("Orientation", packet);
    }

    /** Bounded at every step, since a packet may be written to take a reader's time. */
    private static String without(String property, String packet) {
        return packet.replaceAll(
                        "\\s[\\w.-]{1,50}:"
                                + property
                                + "\\s{0,9}=\\s{0,9}(\"[^\"<]{0,999}\"|'[^'<]{0,999}')",
                        "")
                .replaceAll(
                        "<([\\w.-]{1,50}:"
                                + property
                                + ")\\b[^<>]{0,999}(/>|>[^<]{0,999}</\\1\\s{0,9}>)",
                        "");
    }

    private static String description(MarkFacts facts) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("Iptc4xmpExt:DigitalSourceType", facts.isEdit() ? EDITED : MADE);
        properties.put("Iptc4xmpExt:AISystemUsed", facts.provider());
        properties.put("Iptc4xmpExt:AISystemVersionUsed", facts.model());
        properties.put("Iptc4xmpExt:AIPromptInformation", shortened(facts.prompt()));
        properties.put("xmp:CreateDate", facts.at().truncatedTo(ChronoUnit.SECONDS).toString());
        properties.put("dc:identifier", facts.requestId());
        StringBuilder xml = new StringBuilder(DESCRIPTION);
        properties.forEach(
                (name, value) -> {
                    if (!value.isEmpty()) {
                        xml.append('<' + name + '>' + escaped(value) + "</" + name + '>');
                    }
                });
        return xml.append("</rdf:Description>").toString();
    }

    private static String shortened(String prompt) {
        int end =
                prompt.offsetByCodePoints(
                        0, Math.min(MAX_PROMPT, prompt.codePointCount(0, prompt.length())));
        return prompt.substring(0, end);
    }

    /** As text of an element, without what XML cannot hold. */
    private static String escaped(String text) {
        return text.replaceAll(
                        "[^\\t\\n\\r\\x{20}-\\x{d7ff}\\x{e000}-\\x{fffd}\\x{10000}-\\x{10ffff}]",
                        "")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
