package org.seqwise.together;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What Maven wrote down of the tests of one engine: {@code TEST-<class>-<engine>.xml}. */
final class SurefireReports {

    private SurefireReports() {}

    /** Returns the names of the tests that ran or were skipped, in order, by class. */
    static Map<String, List<String>> testsByClass(Path folder, String engine) throws IOException {
        Map<String, List<String>> tests = new TreeMap<>();
        for (Path file : files(folder, engine)) {
            String name = file.getFileName().toString();
            String testClass = name.substring(
                    "TEST-".length(), name.length() - ending(engine).length());
            NodeList cases = parse(file).getElementsByTagName("testcase");
            tests.put(
                    testClass,
                    elements(cases).stream()
                            .map(e -> e.getAttribute("name"))
                            .sorted()
                            .toList());
        }
        return tests;
    }

    /** Returns why tests were skipped. */
    static List<String> reasonsOfSkipping(Path folder, String engine) throws IOException {
        List<String> reasons = new ArrayList<>();
        for (Path file : files(folder, engine)) {
            elements(parse(file).getElementsByTagName("skipped")).forEach(e -> reasons.add(e.getAttribute("message")));
        }
        return reasons;
    }

    private static List<Path> files(Path folder, String engine) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> reports = Files.newDirectoryStream(folder, "TEST-*" + ending(engine))) {
            reports.forEach(files::add);
        }
        return files;
    }

    private static String ending(String engine) {
        return "-" + engine + ".xml";
    }

    private static Document parse(Path file) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(file + " is no report.", e);
        }
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }
}
