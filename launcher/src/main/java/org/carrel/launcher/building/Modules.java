package org.carrel.launcher.building;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The modules of the repository, as its build files tell. */
public final class Modules {
    private static final String GROUP = "org.carrel";

    private Modules() {}

    /** Those that make something to run, by path; folders that only hold modules are left out. */
    public static Map<Path, Module> of(Path root) throws IOException {
        Map<Path, Element> poms = new LinkedHashMap<>();
        collect(root, Path.of(""), poms);
        Map<String, Path> byArtifact = new HashMap<>();
        poms.forEach((path, pom) -> byArtifact.put(text(pom, "artifactId"), path));
        Map<Path, Module> modules = new LinkedHashMap<>();
        poms.forEach((path, pom) -> {
            Set<Path> upstream = new HashSet<>();
            for (Element dependencies : children(pom, "dependencies")) {
                for (Element dependency : children(dependencies, "dependency")) {
                    Path other = byArtifact.get(text(dependency, "artifactId"));
                    boolean shipped = !text(dependency, "scope").equals("test");
                    if (text(dependency, "groupId").equals(GROUP) && shipped && other != null) {
                        upstream.add(other);
                    }
                }
            }
            modules.put(
                    path, new Module(path, text(pom, "artifactId"), text(pom, "name"), upstream, output(path, pom)));
        });
        return modules;
    }

    private static Path output(Path path, Element pom) {
        Path target = path.resolve("target");
        for (Element build : children(pom, "build")) {
            boolean quarkus = children(build, "plugins").stream()
                    .flatMap(plugins -> children(plugins, "plugin").stream())
                    .anyMatch(plugin -> text(plugin, "artifactId").equals("quarkus-maven-plugin"));
            if (quarkus) {
                return target.resolve("quarkus-app/quarkus-run.jar");
            }
        }
        return target.resolve("classes");
    }

    private static void collect(Path root, Path path, Map<Path, Element> poms) throws IOException {
        Path file = root.resolve(path).resolve("pom.xml");
        if (!Files.exists(file)) {
            return;
        }
        Element pom = parse(file);
        List<Path> inner = new ArrayList<>();
        for (Element modules : children(pom, "modules")) {
            for (Element module : children(modules, "module")) {
                inner.add(path.resolve(module.getTextContent().strip()));
            }
        }
        if (inner.isEmpty()) {
            poms.put(path, pom);
        }
        for (Path module : inner) {
            collect(root, module, poms);
        }
    }

    private static Element parse(Path file) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("Cannot read " + file, e);
        }
    }

    private static String text(Element parent, String child) {
        return children(parent, child).stream()
                .map(Element::getTextContent)
                .map(String::strip)
                .findFirst()
                .orElse("");
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }
}
