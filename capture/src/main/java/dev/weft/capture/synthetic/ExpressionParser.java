package dev.weft.capture.synthetic;

import dev.weft.capture.synthetic.Expression.Part;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads one expression and gathers all that is wrong with it. What it lets through is bounded: few
/// parts, and each of them short.
final class ExpressionParser {

  static final int LONGEST = 500;
  static final int PARTS = 20;
  private static final Pattern NUMBER = Pattern.compile("'?(-?[0-9]{1,18})'?");

  private final List<Part> parts = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private ExpressionParser() {}

  /// What came of reading: the expression without its faulty parts, and what is wrong with those.
  record Parsed(Expression expression, List<String> problems) {
    Parsed {
      problems = List.copyOf(problems);
    }
  }

  static Parsed parse(String text) {
    ExpressionParser parser = new ExpressionParser();
    if (text.length() > LONGEST) {
      parser.problems.add("it is longer than " + LONGEST + " characters");
    } else {
      parser.read(text);
    }
    return new Parsed(new Expression(parser.parts), parser.problems);
  }

  private void read(String text) {
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf("#{", at);
      if (open != at) {
        parts.add(new Part.Text(text.substring(at, open < 0 ? text.length() : open)));
      }
      if (open < 0) {
        break;
      }
      int close = text.indexOf('}', open);
      if (close < 0) {
        problems.add("#{ at character " + (open + 1) + " has no }");
        break;
      }
      word(text.substring(open + 2, close).strip());
      at = close + 1;
    }
    if (parts.size() > PARTS) {
      problems.add("it has more than " + PARTS + " parts");
    }
  }

  private void word(String inside) {
    String[] split = inside.split("\\s+", 2);
    String arguments = split.length == 1 ? "" : split[1];
    switch (split[0]) {
      case "row" -> row(arguments);
      case "date" -> day(arguments);
      default -> vocabulary(split[0], arguments);
    }
  }

  private void row(String arguments) {
    if (!arguments.isEmpty()) {
      problems.add("#{row} takes no arguments");
    }
    parts.add(new Part.Row());
  }

  private void day(String arguments) {
    try {
      String[] ends = arguments.split("[\\s,]+", -1);
      LocalDate from = LocalDate.parse(ends[0]);
      LocalDate to = LocalDate.parse(ends[ends.length - 1]);
      if (ends.length == 2 && !from.isAfter(to)) {
        parts.add(new Part.Day(from, to));
        return;
      }
    } catch (DateTimeException e) {
      // said below, for every way to get it wrong
    }
    problems.add("#{date} takes two days, the earlier first: #{date 1940-01-01 2000-12-31}");
  }

  private void vocabulary(String name, String arguments) {
    Optional<Vocabulary.Entry> entry = Vocabulary.find(name);
    if (entry.isEmpty()) {
      String closest =
          Vocabulary.closest(name).map(word -> "; did you mean #{" + word + "}?").orElse("");
      problems.add("'" + name + "' is not in the vocabulary" + closest);
      return;
    }
    Optional<List<Long>> numbers = numbers(arguments);
    if (numbers.isEmpty() || !entry.get().accepts(numbers.get())) {
      problems.add("#{" + name + "} takes " + entry.get().demand());
      return;
    }
    parts.add(new Part.Word(entry.get(), numbers.get()));
  }

  private static Optional<List<Long>> numbers(String arguments) {
    if (arguments.isBlank()) {
      return Optional.of(List.of());
    }
    List<String> texts = Arrays.stream(arguments.split(",", -1)).map(String::strip).toList();
    return texts.stream().allMatch(text -> NUMBER.matcher(text).matches())
        ? Optional.of(texts.stream().map(text -> Long.valueOf(text.replace("'", ""))).toList())
        : Optional.empty();
  }
}
