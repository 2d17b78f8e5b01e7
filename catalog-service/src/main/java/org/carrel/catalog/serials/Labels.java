package org.carrel.catalog.serials;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers and dates of issues as they are written: {@code v.12:no.7/8 (2026:July/Aug.)}. */
public final class Labels {

    private static final List<String> MONTHS =
            List.of("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.");

    private Labels() {}

    static String of(PublicationPattern pattern, List<Integer> from, List<Integer> to, List<LocalDate> days) {
        var numbers = new ArrayList<String>();
        for (int level = 0; level < from.size(); level++) {
            String caption = pattern.levels().get(level).caption();
            if (caption.isEmpty()) {
                continue;
            }
            String number = from.get(level).equals(to.get(level))
                    ? from.get(level).toString()
                    : from.get(level) + "/" + to.get(level);
            numbers.add(captioned(caption, number));
        }
        String dates = pattern.chronology().stream()
                .map(caption -> date(caption, days))
                .filter(date -> !date.isEmpty())
                .collect(Collectors.joining(":"));
        return joined(String.join(":", numbers), dates);
    }

    /** A number behind its caption; a caption in parentheses is not printed. */
    public static String captioned(String caption, String number) {
        return caption.startsWith("(") || caption.equals("*") ? number : caption + number;
    }

    /** Numbers with their dates in parentheses behind them, or the dates alone. */
    public static String joined(String numbers, String dates) {
        if (dates.isEmpty()) {
            return numbers;
        }
        return numbers.isEmpty() ? dates : numbers + " (" + dates + ")";
    }

    /** A coded month or season in words; what is no such code stays as it is. */
    public static String inWords(String caption, String coded) {
        String kind = caption.toLowerCase(Locale.ROOT);
        if (!kind.contains("month") && !kind.contains("season")) {
            return coded;
        }
        var words = new StringBuilder();
        for (String part : coded.splitWithDelimiters("[/-]", 0)) {
            words.append(word(part));
        }
        return words.toString();
    }

    private static String word(String code) {
        if (code.matches("0[1-9]|1[0-2]")) {
            return MONTHS.get(Integer.parseInt(code) - 1);
        }
        return switch (code) {
            case "21" -> "Spring";
            case "22" -> "Summer";
            case "23" -> "Autumn";
            case "24" -> "Winter";
            default -> code;
        };
    }

    private static String date(String caption, List<LocalDate> days) {
        return days.stream()
                .map(day -> switch (caption.toLowerCase(Locale.ROOT)) {
                    case "year" -> Integer.toString(day.getYear());
                    case "month" -> MONTHS.get(day.getMonthValue() - 1);
                    case "day" -> Integer.toString(day.getDayOfMonth());
                    case "season" -> season(day);
                    default -> "";
                })
                .distinct()
                .collect(Collectors.joining("/"));
    }

    private static String season(LocalDate day) {
        return switch (day.getMonth()) {
            case MARCH, APRIL, MAY -> "Spring";
            case JUNE, JULY, AUGUST -> "Summer";
            case SEPTEMBER, OCTOBER, NOVEMBER -> "Autumn";
            case DECEMBER, JANUARY, FEBRUARY -> "Winter";
        };
    }
}
