package dev.weft.build.change.document;

import dev.weft.build.change.Rule;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `logicalTypeOptions`: what values of a type may be.
final class Options {

  private static final Set<String> RANGE =
      Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum");
  private static final Set<String> AT_LEAST = Set.of("minLength", "minItems", "minProperties");
  private static final Set<String> AT_MOST = Set.of("maxLength", "maxItems", "maxProperties");

  private final Element old;
  private final Element now;
  private final Spot spot;
  private final Changes changes;

  private Options(Element old, Element now, Spot spot, Changes changes) {
    this.old = old;
    this.now = now;
    this.spot = spot;
    this.changes = changes;
  }

  static void compare(String type, Element old, Element now, Spot spot, Changes changes) {
    Bounds.compare(Grain.of(type, old, now), old, now, spot, changes);
    Set<String> fields = new LinkedHashSet<>(now.fields().keySet());
    fields.addAll(old.fields().keySet());
    var options = new Options(old, now, spot, changes);
    for (String field : fields) {
      if (!RANGE.contains(field) && !old.find(field).equals(now.find(field))) {
        options.option(type, field);
      }
    }
  }

  private void option(String type, String field) {
    if (AT_LEAST.contains(field)) {
      length(field, -1);
    } else if (AT_MOST.contains(field)) {
      length(field, 1);
    } else {
      switch (field) {
        case "pattern" ->
            tell(
                field, rule(Rule.PATTERN_ADDED, Rule.PATTERN_REMOVED, Rule.PATTERN_CHANGED, field));
        case "format" -> format(type);
        case "multipleOf" -> multiples(type);
        case "uniqueItems" -> uniqueItems();
        case "required" -> members();
        case "timezone" -> byDefault(field, "false");
        case "defaultTimezone" -> byDefault(field, "Etc/UTC");
        default ->
            tell(field, rule(Rule.OPTION_ADDED, Rule.OPTION_REMOVED, Rule.OPTION_CHANGED, field));
      }
    }
  }

  /// @param looser the sign of a step that lets more values in
  private void length(String field, int looser) {
    var was = old.number(field).or(() -> looser < 0 ? zero() : Optional.empty());
    var is = now.number(field).or(() -> looser < 0 ? zero() : Optional.empty());
    if (was.isEmpty() || is.isEmpty()) {
      tell(field, was.isEmpty() ? Rule.LENGTH_NARROWED : Rule.LENGTH_WIDENED);
      return;
    }
    int step = is.get().compareTo(was.get()) * looser;
    if (step != 0) {
      tell(field, step > 0 ? Rule.LENGTH_WIDENED : Rule.LENGTH_NARROWED);
    }
  }

  private static Optional<BigDecimal> zero() {
    return Optional.of(BigDecimal.ZERO);
  }

  private void format(String type) {
    NumberFormat.widens(type, old.text("format"), now.text("format"))
        .ifPresentOrElse(
            step -> {
              switch (step) {
                case SAME -> {
                  // the default, written down
                }
                case WIDER -> tell("format", Rule.FORMAT_WIDENED);
                case OTHER -> tell("format", Rule.FORMAT_CHANGED);
              }
            },
            () ->
                tell(
                    "format",
                    rule(Rule.FORMAT_ADDED, Rule.FORMAT_REMOVED, Rule.FORMAT_CHANGED, "format")));
  }

  /// Multiples of 6 are multiples of 3: the other way it is a loosening.
  private void multiples(String type) {
    var was = step(type, old);
    var is = step(type, now);
    if (was.isEmpty() && is.isEmpty()) {
      return;
    }
    Rule rule = was.isEmpty() ? Rule.RANGE_NARROWED : Rule.RANGE_WIDENED;
    if (was.isPresent() && is.isPresent()) {
      rule =
          is.get().remainder(was.get()).signum() == 0
              ? Rule.RANGE_NARROWED
              : was.get().remainder(is.get()).signum() == 0
                  ? Rule.RANGE_WIDENED
                  : Rule.RANGE_CHANGED;
    }
    tell("multipleOf", rule);
  }

  /// Every whole number is a multiple of 1 and of 0.5.
  private static Optional<BigDecimal> step(String type, Element options) {
    return options
        .number("multipleOf")
        .filter(number -> number.signum() > 0)
        .filter(
            number -> !type.equals("integer") || BigDecimal.ONE.remainder(number).signum() != 0);
  }

  private void uniqueItems() {
    if (old.flag("uniqueItems") != now.flag("uniqueItems")) {
      tell("uniqueItems", now.flag("uniqueItems") ? Rule.UNIQUE_TIGHTENED : Rule.UNIQUE_LOOSENED);
    }
  }

  /// `required` of an object names the fields that are never null.
  private void members() {
    List<String> was = old.texts("required");
    List<String> is = now.texts("required");
    Items.without(is, was)
        .forEach(
            name ->
                changes.added(
                    spot.at("required").at(name),
                    Rule.REQUIRED_TIGHTENED,
                    Words.name(name) + " of " + spot.subject() + " is now required"));
    Items.without(was, is)
        .forEach(
            name ->
                changes.removed(
                    spot.at("required").at(name),
                    Rule.REQUIRED_LOOSENED,
                    Words.name(name) + " of " + spot.subject() + " is no longer required"));
  }

  private void byDefault(String field, String value) {
    if (!old.text(field).orElse(value).equals(now.text(field).orElse(value))) {
      tell(field, Rule.OPTION_CHANGED);
    }
  }

  private Rule rule(Rule added, Rule removed, Rule changed, String field) {
    return !old.has(field) ? added : !now.has(field) ? removed : changed;
  }

  private void tell(String field, Rule rule) {
    changes.field(field, rule, old, now, spot);
  }
}
