package dev.weft.formats.bitol;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.finding.Guess;
import dev.weft.formats.yaml.Node;
import dev.weft.model.contract.Measure;
import dev.weft.model.contract.TimeSpans;
import dev.weft.model.error.ErrorCode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What promises are about, and whether their values can be meant.
final class SlaRules {

  private static final List<String> PROPERTIES =
      Arrays.stream(Measure.values()).map(Measure::word).toList();
  private static final Pattern DURATION = Pattern.compile("(?i)[-+]?P(?=.)[0-9YMWDTHS.,]+");

  private final Part root;
  private final List<Element> objects;
  private final Ends ends;
  private final Set<String> known = new LinkedHashSet<>();
  private final Effort effort;
  private final Findings findings;
  private final Schedules schedules;

  SlaRules(Part root, List<Element> objects, Ends ends, Effort effort, Findings findings) {
    this.root = root;
    this.objects = objects;
    this.ends = ends;
    this.effort = effort;
    this.findings = findings;
    this.schedules = new Schedules(findings);
  }

  void check() {
    root.text("slaDefaultElement")
        .ifPresent(text -> elements(text, root, "slaDefaultElement", ErrorCode.ODCS_SLA_DEFAULT));
    for (Part promise : root.parts("slaProperties")) {
      promise
          .text("element")
          .ifPresent(text -> elements(text, promise, "element", ErrorCode.ODCS_SLA_ELEMENT));
      String property = promise.text("property").orElse("");
      word(property, promise);
      Measure.find(property).ifPresent(measure -> value(measure.sort(), promise));
      schedules.check(promise);
    }
  }

  /// One or more elements, separated by commas.
  private void elements(String list, Part part, String field, ErrorCode code) {
    for (String each : list.split(",", -1)) {
      String text = each.strip();
      if (!text.isEmpty() && isUnknown(text)) {
        findings.warning(
            code,
            part.at(field),
            "The promise is about `" + text + "`, which the contract does not describe",
            effort.hint(text, known(), "Write table.column as `schema:` names them"));
      }
    }
  }

  private Set<String> known() {
    if (known.isEmpty()) {
      for (Element object : objects) {
        known.add(object.name());
        object.nested().forEach(p -> known.add(object.name() + "." + p.name()));
      }
    }
    return known;
  }

  private boolean isUnknown(String text) {
    if (known().contains(text) || isOfTheOnlyTable(text)) {
      return false;
    }
    return switch (ends.find(text)) {
      case Ends.Found found -> false;
      case Ends.Elsewhere elsewhere -> text.indexOf('#') < 0;
      case Ends.NearId near -> true;
      case Ends.NoTable none -> true;
      case Ends.Nothing nothing -> true;
    };
  }

  /// The text of the standard lets the name of the table go where there is one table.
  private boolean isOfTheOnlyTable(String text) {
    return objects.size() == 1
        && ends.find(objects.getFirst().name() + "." + text) instanceof Ends.Found;
  }

  private void word(String property, Part promise) {
    if (Measure.find(property).isEmpty()) {
      Guess.find(property, PROPERTIES)
          .filter(guess -> property.length() > 3)
          .ifPresent(
              guess ->
                  findings.warning(
                      ErrorCode.ODCS_WORD,
                      promise.at("property"),
                      "`" + property + "` is no usual promise",
                      "Did you mean `" + guess + "`?"));
    }
  }

  private void value(Measure.Sort sort, Part promise) {
    Optional<Node> value = promise.find("value");
    if (value.isEmpty()) {
      return;
    }
    String text = String.valueOf(value.get().textOrNull()).strip();
    switch (sort) {
      case MOMENT -> {
        if (Moments.iso(text).isEmpty()) {
          wrong(promise, "`" + text + "` is no moment", "Write it as 2026-05-12T09:30:10Z");
        }
      }
      case SPAN -> span(text, promise);
      case SHARE ->
          Numbers.find(text.replace("%", "").strip())
              .filter(n -> n.signum() < 0 || n.compareTo(BigDecimal.valueOf(100)) > 0)
              .ifPresent(
                  n -> wrong(promise, "`" + text + "` is no share", "Write 0 to 100 percent"));
      case PACE, HOUR, OPEN -> {
        // words are as good
      }
    }
  }

  private void span(String text, Part promise) {
    Optional<BigDecimal> number = Numbers.find(text);
    if (number.isEmpty()) {
      if (!DURATION.matcher(text).matches()) {
        wrong(promise, "`" + text + "` is no length of time", "Write a number with `unit:`");
      }
      return;
    }
    if (number.get().signum() < 0) {
      wrong(promise, "A length of time is not negative", "Write a number of 0 or more");
    }
    Optional<String> unit = promise.text("unit");
    if (unit.isPresent() && !TimeSpans.words().contains(unit.get().toLowerCase(Locale.ROOT))) {
      findings.warning(
          ErrorCode.ODCS_SLA_VALUE,
          promise.at("unit"),
          "`" + unit.get() + "` is no unit of time",
          Guess.hint(unit.get(), TimeSpans.words(), "Use one of s, min, h, d, w, month, y"));
    }
  }

  private void wrong(Part promise, String message, String hint) {
    findings.warning(ErrorCode.ODCS_SLA_VALUE, promise.at("value"), message, hint);
  }
}
