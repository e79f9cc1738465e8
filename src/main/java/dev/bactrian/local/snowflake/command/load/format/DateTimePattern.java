package dev.bactrian.local.snowflake.command.load.format;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date, time or timestamp format of Snowflake's elements ({@code YYYY-MM-DD HH24:MI:SS.FF3 TZH:TZM}), compiled once
 * (docs.snowflake.com/en/sql-reference/date-time-input-output). Immutable.
 */
final class DateTimePattern {
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

    /** Longest first, so that YYYY is not read as twice YY. */
    private static final List<Element> ELEMENTS = List.of(
            new Element("YYYY", "(?<YEAR>\\d{4})"),
            new Element("MMMM", "(?<MONTHNAME>[A-Za-z]{3,9})"),
            new Element("HH24", "(?<HOUR>\\d{1,2})"),
            new Element("HH12", "(?<HOURTWELVE>\\d{1,2})"),
            new Element("MON", "(?<MONTHNAME>[A-Za-z]{3})"),
            new Element("TZH", "(?<OFFSETHOUR>Z|[+-]\\d{1,2})"),
            new Element("TZM", "(?<OFFSETMINUTE>\\d{2})?"),
            new Element("TZD", "(?:[A-Z]{3,4})"),
            new Element("YY", "(?<SHORTYEAR>\\d{2})"),
            new Element("MM", "(?<MONTH>\\d{1,2})"),
            new Element("DD", "(?<DAY>\\d{1,2})"),
            new Element("DY", "(?:[A-Za-z]{3})"),
            new Element("HH", "(?<HOUR>\\d{1,2})"),
            new Element("MI", "(?<MINUTE>\\d{1,2})"),
            new Element("SS", "(?<SECOND>\\d{1,2})"),
            new Element("AM", "(?<HALF>[AaPp][Mm])"),
            new Element("PM", "(?<HALF>[AaPp][Mm])"),
            new Element("FF", "(?<FRACTION>\\d{1,9})?"));

    private final Pattern pattern;
    private final List<String> groups = new ArrayList<>();

    DateTimePattern(String format) {
        StringBuilder regex = new StringBuilder();
        int at = 0;
        while (at < format.length()) {
            at = compile(format, at, regex);
        }
        this.pattern = Pattern.compile(regex.toString());
    }

    private int compile(String format, int at, StringBuilder regex) {
        if (format.charAt(at) == '"') {
            int end = format.indexOf('"', at + 1);
            int close = end < 0 ? format.length() : end;
            regex.append(Pattern.quote(format.substring(at + 1, close)));
            return Math.min(format.length(), close + 1);
        }
        String rest = format.substring(at).toUpperCase(Locale.ROOT);
        for (Element element : ELEMENTS) {
            if (rest.startsWith(element.word)) {
                return at + element(element, rest, regex);
            }
        }
        char c = format.charAt(at);
        regex.append(c == 'T' || c == 't' ? "T" : Pattern.quote(String.valueOf(c)));
        return at + 1;
    }

    private int element(Element element, String rest, StringBuilder regex) {
        int length = element.word.length();
        if (element.word.equals("FF") && rest.length() > 2 && Character.isDigit(rest.charAt(2))) {
            length = 3;
        }
        String expression = element.regex;
        if (element.word.equals("FF") && regex.toString().endsWith(Pattern.quote("."))) {
            regex.setLength(regex.length() - Pattern.quote(".").length());
            expression = "(?:[.,](?<FRACTION>\\d{1,9}))?";
        }
        if (expression.contains("<")) {
            String group = expression.substring(expression.indexOf('<') + 1, expression.indexOf('>'));
            if (groups.contains(group)) {
                expression = expression.replace("?<" + group + ">", "?:");
            } else {
                groups.add(group);
            }
        }
        regex.append(expression);
        return length;
    }

    /** The moment that the text says; missing parts are the start of 1970-01-01. Empty when it does not match or there is no such moment. */
    Optional<Moment> parse(String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.of(year(matcher), month(matcher), number(matcher, "DAY", 1));
            LocalTime time = LocalTime.of(
                    hour(matcher), number(matcher, "MINUTE", 0), number(matcher, "SECOND", 0), nanos(matcher));
            return Optional.of(new Moment(LocalDateTime.of(date, time), offset(matcher)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private @Nullable String group(Matcher matcher, String name) {
        return groups.contains(name) ? matcher.group(name) : null;
    }

    private int number(Matcher matcher, String name, int otherwise) {
        String text = group(matcher, name);
        return text == null ? otherwise : Integer.parseInt(text);
    }

    private int year(Matcher matcher) {
        String two = group(matcher, "SHORTYEAR");
        if (two != null) {
            int year = Integer.parseInt(two);
            return year < 70 ? 2000 + year : 1900 + year;
        }
        return number(matcher, "YEAR", 1970);
    }

    private int month(Matcher matcher) {
        String name = group(matcher, "MONTHNAME");
        if (name == null) {
            return number(matcher, "MONTH", 1);
        }
        return MONTHS.indexOf(name.substring(0, 3).toUpperCase(Locale.ROOT)) + 1;
    }

    private int hour(Matcher matcher) {
        int hour = number(matcher, "HOUR", 0);
        String half = group(matcher, "HALF");
        if (half == null) {
            return number(matcher, "HOURTWELVE", hour);
        }
        int twelve = number(matcher, "HOURTWELVE", hour) % 12;
        return half.equalsIgnoreCase("PM") ? twelve + 12 : twelve;
    }

    private int nanos(Matcher matcher) {
        String digits = group(matcher, "FRACTION");
        return digits == null ? 0 : Integer.parseInt((digits + "000000000").substring(0, 9));
    }

    private @Nullable ZoneOffset offset(Matcher matcher) {
        String hours = group(matcher, "OFFSETHOUR");
        if (hours == null) {
            return null;
        }
        if (hours.equals("Z")) {
            return ZoneOffset.UTC;
        }
        int sign = hours.startsWith("-") ? -1 : 1;
        int minutes = number(matcher, "OFFSETMINUTE", 0);
        return ZoneOffset.ofHoursMinutes(Integer.parseInt(hours), sign * minutes);
    }

    /** A date and time, with its offset when the text had one. */
    record Moment(LocalDateTime local, @Nullable ZoneOffset offset) {}

    private record Element(String word, String regex) {}
}
