package org.carrel.circulation.rules.web;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;

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
    private static final YAMLMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .stringQuotingChecker(new OnlyPlainWords())
                    .build())
            .build();

    /**
     * Leaves away the quotes of what every reader of YAML takes for the same words, as {@code next open day},
     * {@code 0.20 EUR per day} or {@code 3}; whatever else there is keeps them.
     */
    private static final class OnlyPlainWords extends StringQuotingChecker {
        private static final long serialVersionUID = 1L;
        private static final String WORDS = "\\p{L}[\\p{L}\\d ,._/%-]*";
        private static final Pattern PLAIN = Pattern.compile(
                WORDS + "|\\d{1,9}(\\.\\d{1,4})? " + WORDS + "|\\d{1,4}%( " + WORDS + ")?|0|[1-9]\\d{0,8}");
        private static final Set<String> TAKEN_FOR_ELSE =
                Set.of("true", "false", "yes", "no", "null", "on", "off", "y", "n", "nan", "inf");

        @Override
        public boolean needToQuoteName(String name) {
            return !plain(name);
        }

        @Override
        public boolean needToQuoteValue(String value) {
            return !plain(value);
        }

        private static boolean plain(String text) {
            return PLAIN.matcher(text).matches()
                    && !text.endsWith(" ")
                    && !TAKEN_FOR_ELSE.contains(text.toLowerCase(Locale.ROOT));
        }
    }

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
