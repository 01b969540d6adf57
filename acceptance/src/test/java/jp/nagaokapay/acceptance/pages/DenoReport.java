package jp.nagaokapay.acceptance.pages;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What Deno reports of its tests; their steps come as {@code test > step}. */
final class DenoReport {
    private static final String STEP = " > ";

    private DenoReport() {}

    /** Each test with its steps, which fail as they failed there. */
    static List<DynamicNode> read(Path report) throws IOException {
        Map<String, List<DynamicTest>> tests = new LinkedHashMap<>();
        NodeList cases = cases(report);
        for (int at = 0; at < cases.getLength(); at++) {
            Element one = (Element) cases.item(at);
            String[] names = one.getAttribute("name").split(STEP, 2);
            NodeList failures = one.getElementsByTagName("failure");
            tests.computeIfAbsent(names[0], name -> new ArrayList<>())
                    .add(
                            dynamicTest(
                                    names.length == 1 ? "as a whole" : names[1],
                                    () -> {
                                        if (failures.getLength() > 0) {
                                            throw new AssertionError(
                                                    failures.item(0).getTextContent());
                                        }
                                    }));
        }
        return tests.entrySet().stream()
                .<DynamicNode>map(test -> dynamicContainer(test.getKey(), test.getValue()))
                .toList();
    }

    private static NodeList cases(Path report) throws IOException {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(report.toFile())
                    .getElementsByTagName("testcase");
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("not a report: " + report, e);
        }
    }
}
