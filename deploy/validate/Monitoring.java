import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Alerts and dashboards: known metrics only, and a chapter of the runbook for each alert. */
final class Monitoring {
    private static final Set<String> METRICS = Set.of(
            "carrel_outbox_age_seconds",
            "carrel_outbox_pending",
            "carrel_outbox_published_total",
            "carrel_inbox_events_total",
            "carrel_refusals_total",
            "http_server_requests_seconds_count",
            "http_server_requests_seconds_sum",
            "http_server_requests_seconds_max",
            "jvm_memory_used_bytes",
            "jvm_memory_max_bytes",
            "up",
            "kafka_consumergroup_lag",
            "kafka_topic_partition_under_replicated_partition",
            "kube_pod_container_status_restarts_total",
            "kubelet_volume_stats_available_bytes",
            "kubelet_volume_stats_capacity_bytes",
            "cnpg_pg_replication_lag",
            "barman_cloud_cloudnative_pg_io_last_available_backup_timestamp");

    /** A name with a selector behind it; our queries always select. */
    private static final Pattern SELECTED = Pattern.compile("([a-z_]+)\\{");

    private Monitoring() {}

    /** Our own metrics against the code that publishes them. */
    static void checkSources(Path sources, Findings findings) throws IOException {
        StringBuilder code = new StringBuilder();
        try (var files = Files.walk(sources)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                code.append(Files.readString(file));
            }
        }
        METRICS.stream().filter(metric -> metric.startsWith("carrel_")).forEach(metric -> {
            String meter = metric.replaceFirst("_total$", "").replace('_', '.');
            findings.require(
                    code.indexOf('"' + meter + '"') >= 0, metric, "no meter of the platform is called " + meter);
        });
    }

    static void check(List<ObjectNode> documents, Path runbook, Findings findings) throws IOException {
        Set<String> chapters = new HashSet<>();
        for (String line : Files.readAllLines(runbook)) {
            if (line.startsWith("#")) {
                chapters.add(line.replaceFirst("^#+ ", "")
                        .toLowerCase()
                        .replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-'));
            }
        }
        for (ObjectNode document : documents) {
            String id = Yaml.id(document);
            if (Yaml.kind(document).equals("PrometheusRule")) {
                Yaml.items(document, "spec.groups")
                        .flatMap(group -> Yaml.items(group, "rules"))
                        .forEach(rule -> alert(id, rule, runbook, chapters, findings));
            }
            if (Yaml.at(document, "metadata.labels").has("grafana_dashboard")) {
                for (var file : Yaml.fields(document.path("data"))) {
                    dashboard(id + " " + file.getKey(), file.getValue().asText(), findings);
                }
            }
        }
    }

    private static void alert(String id, JsonNode rule, Path runbook, Set<String> chapters, Findings findings) {
        String alert = id + " " + Yaml.text(rule, "alert");
        metrics(alert, Yaml.text(rule, "expr"), findings);
        String pointer = Yaml.text(rule, "annotations.runbook");
        findings.require(
                pointer.startsWith("docs/" + runbook.getFileName() + "#")
                        && chapters.contains(pointer.substring(pointer.indexOf('#') + 1)),
                alert,
                "no such chapter of the runbook: " + pointer);
        findings.require(
                Set.of("critical", "warning").contains(Yaml.text(rule, "labels.severity")), alert, "no severity");
    }

    private static void dashboard(String id, String json, Findings findings) {
        JsonNode dashboard;
        try {
            dashboard = new ObjectMapper().readTree(json);
        } catch (IOException e) {
            findings.add(id, "no JSON: " + e.getMessage());
            return;
        }
        findings.require(Yaml.has(dashboard, "uid") && Yaml.has(dashboard, "title"), id, "no uid or title");
        findings.require(Yaml.items(dashboard, "panels").count() > 0, id, "no panels");
        Set<String> ids = new HashSet<>();
        Yaml.items(dashboard, "panels").forEach(panel -> {
            String title = id + " " + Yaml.text(panel, "title");
            findings.require(ids.add(Yaml.text(panel, "id")), title, "twice the same panel id");
            findings.require(
                    Yaml.at(panel, "gridPos.x").asInt()
                                    + Yaml.at(panel, "gridPos.w").asInt()
                            <= 24,
                    title,
                    "beyond the grid");
            findings.require(Yaml.items(panel, "targets").count() > 0, title, "asks for nothing");
            Yaml.items(panel, "targets").forEach(target -> metrics(title, Yaml.text(target, "expr"), findings));
        });
    }

    private static void metrics(String id, String expression, Findings findings) {
        long open = expression.chars().filter(c -> c == '(').count();
        long closed = expression.chars().filter(c -> c == ')').count();
        findings.require(open == closed, id, "unbalanced: " + expression);
        Matcher metric = SELECTED.matcher(expression);
        int found = 0;
        while (metric.find()) {
            found++;
            findings.require(METRICS.contains(metric.group(1)), id, "unknown metric " + metric.group(1));
        }
        findings.require(found > 0, id, "asks for no metric: " + expression);
    }
}
