package org.carrel.circulation.rules.web;

import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import org.carrel.circulation.rules.RuleSet;
import org.carrel.circulation.rules.RuleText;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;

/** The rule text as YAML. */
final class RuleYaml {
    static final String MEDIA_TYPE = "application/yaml";
    static final int LONGEST = 1_000_000;
    static final String EXAMPLE = """
            title: Rules of the demo consortium
            precedence: [branch, patronGroup, materialType, loanType, location]
            rules:
              - id: everyone
                set: {loanable: yes, loanPeriod: 28 days, renewals: 3}
              - id: films
                note: Films go quickly.
                when: {materialType: [dvd, blu-ray]}
                set: {loanPeriod: 7 days, renewals: 1}
            """;

    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    private RuleYaml() {}

    static String write(RuleSet ruleSet) {
        return write(RuleText.write(ruleSet));
    }

    static String write(Map<String, Object> text) {
        try {
            return MAPPER.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a rule text cannot be written as YAML", e);
        }
    }

    static Map<String, Object> parse(String text) {
        try {
            Map<String, Object> tree = MAPPER.readValue(text, TREE);
            if (tree != null) {
                return tree;
            }
        } catch (JsonProcessingException e) {
            throw new ProblemException(Problem.of(400, "malformed-yaml", "The text is not YAML.")
                    .detail("Line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage()));
        }
        throw new ProblemException(Problem.of(400, "malformed-yaml", "The text is empty."));
    }
}
