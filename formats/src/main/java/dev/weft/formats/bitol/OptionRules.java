package dev.weft.formats.bitol;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.finding.Guess;
import dev.weft.formats.yaml.Node;
import dev.weft.model.error.ErrorCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// `logicalTypeOptions` leave room for a value, and fit the type they are of.
final class OptionRules {

  private static final List<String> FORMATS =
      List.of(
          "password",
          "byte",
          "binary",
          "email",
          "uuid",
          "uri",
          "hostname",
          "ipv4",
          "ipv6",
          "date",
          "time",
          "date-time");
  private static final Pattern LENGTH =
      Pattern.compile("(?:n?(?:var)?char2?|character(?: varying)?)\\s*\\(\\s*(\\d{1,9})\\s*\\)");

  private final Effort effort;
  private final Findings findings;

  OptionRules(Effort effort, Findings findings) {
    this.effort = effort;
    this.findings = findings;
  }

  void check(Element element) {
    if (element.level() == Element.Level.OBJECT) {
      return;
    }
    shape(element);
    Part options = element.part().part("logicalTypeOptions").orElse(null);
    if (options == null) {
      return;
    }
    switch (element.logicalType()) {
      case "string" -> string(element, options);
      case "integer", "number" -> number(element, options);
      case "date", "timestamp", "time" -> moment(element, options);
      case "array" -> sizes(options, "minItems", "maxItems");
      case "object" -> object(element, options);
      case "boolean", "map" -> noOptions(element, options);
      default -> {
        // of no type, or of one whose options the schema knows
      }
    }
  }

  /// Parts that belong to another type.
  private void shape(Element element) {
    String type = element.logicalType();
    Part part = element.part();
    foreign(part, "items", type, "array");
    foreign(part, "map", type, "map");
    foreign(part, "properties", type, "object");
    if (type.equals("array") && !part.has("items")) {
      findings.info(
          ErrorCode.ODCS_TYPE_OPTION,
          part.place(),
          "The array does not say what its items are",
          "Add `items:` with a logicalType");
    }
  }

  private void foreign(Part part, String field, String type, String owner) {
    if (part.has(field) && !type.equals(owner)) {
      findings.warning(
          ErrorCode.ODCS_TYPE_OPTION,
          part.at(field),
          "`"
              + field
              + "` describes an element of the type "
              + owner
              + ", and this one "
              + (type.isEmpty() ? "has no type" : "is of the type " + type),
          "Write `logicalType: " + owner + "`, or remove `" + field + "`");
    }
  }

  private void noOptions(Element element, Part options) {
    for (Node.Entry entry : options.mapping().entries()) {
      findings.error(
          ErrorCode.ODCS_TYPE_OPTION,
          entry.at(),
          "The type " + element.logicalType() + " has no option `" + entry.key() + "`",
          "Remove it, or write the type that it belongs to");
    }
  }

  private void string(Element element, Part options) {
    sizes(options, "minLength", "maxLength");
    options.find("pattern").ifPresent(node -> new PatternRule(findings).check(node));
    String format = options.text("format").orElse("");
    if (!format.isEmpty() && !FORMATS.contains(format)) {
      Guess.find(format, FORMATS)
          .filter(guess -> format.length() > 3)
          .ifPresent(
              guess ->
                  warn(
                      ErrorCode.ODCS_WORD,
                      options,
                      "format",
                      "`" + format + "` is no usual format",
                      "Did you mean `" + guess + "`?"));
    }
    physicalLength(element, options);
  }

  private void physicalLength(Element element, Part options) {
    String physical = element.part().text("physicalType").orElse("").toLowerCase(Locale.ROOT);
    Matcher length = LENGTH.matcher(physical.strip());
    if (length.matches()
        && options.whole("maxLength").orElse(0) > Integer.parseInt(length.group(1))) {
      warn(
          ErrorCode.ODCS_TYPE_OPTION,
          options,
          "maxLength",
          "`maxLength` allows more than the physical type " + physical + " holds",
          "Write at most " + length.group(1));
    }
  }

  private void object(Element element, Part options) {
    sizes(options, "minProperties", "maxProperties");
    Set<String> names =
        element.properties().stream().map(Element::name).collect(Collectors.toSet());
    for (Node item : options.items("required")) {
      String name = item.textOrNull();
      if (name != null && !names.isEmpty() && !names.contains(name)) {
        findings.error(
            ErrorCode.ODCS_REFERENCE,
            item.place(),
            "The object has no property `" + name + "` that could be required",
            effort.hint(name, names, "Name one of its properties"));
      }
    }
  }

  private void sizes(Part options, String low, String high) {
    Optional<Integer> least = options.whole(low);
    Optional<Integer> most = options.whole(high);
    if (least.isPresent() && most.isPresent() && least.get() > most.get()) {
      nothingFits(options, high, low);
    }
  }

  private void number(Element element, Part options) {
    Bounds bounds = Bounds.ofNumbers(options);
    bounds.contradiction().ifPresent(fields -> nothingFits(options, fields.get(0), fields.get(1)));
    doubled(options);
    if (element.logicalType().equals("integer")) {
      whole(options, bounds);
    }
    multiples(options, bounds);
  }

  private void whole(Part options, Bounds bounds) {
    Optional<IntegerFormat> format = IntegerFormat.find(options.text("format").orElse("i32"));
    for (String field : List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")) {
      Optional<BigDecimal> bound = bounds.number(field);
      if (bound.isPresent() && format.isPresent() && !format.get().holds(bound.get())) {
        boolean said = options.has("format");
        String message = "`" + field + "` lies outside of what " + format.get().word() + " holds";
        String hint = said ? "Write a wider format" : "Write the format, such as i64; i32 is meant";
        if (said) {
          findings.error(ErrorCode.ODCS_TYPE_OPTION, options.at(field), message, hint);
        } else {
          findings.warning(ErrorCode.ODCS_TYPE_OPTION, options.at(field), message, hint);
        }
      } else if (bound.isPresent() && bound.get().stripTrailingZeros().scale() > 0) {
        warn(
            ErrorCode.ODCS_TYPE_OPTION,
            options,
            field,
            "`" + field + "` of a whole number has a fraction",
            "Round it");
      }
    }
  }

  private void multiples(Part options, Bounds bounds) {
    Optional<BigDecimal> step = options.text("multipleOf").flatMap(Numbers::find);
    Optional<BigDecimal> low = bounds.number("minimum");
    Optional<BigDecimal> high = bounds.number("maximum");
    if (step.isEmpty() || step.get().signum() <= 0 || low.isEmpty() || high.isEmpty()) {
      return;
    }
    BigDecimal first = low.get().divide(step.get(), 0, RoundingMode.CEILING).multiply(step.get());
    if (low.get().compareTo(high.get()) <= 0 && first.compareTo(high.get()) > 0) {
      findings.error(
          ErrorCode.ODCS_BOUNDS,
          options.at("multipleOf"),
          "No multiple of " + step.get().toPlainString() + " lies between `minimum` and `maximum`",
          "Widen the range, or write a smaller `multipleOf`");
    }
  }

  private void doubled(Part options) {
    for (String side : List.of("Minimum", "Maximum")) {
      String plain = side.toLowerCase(Locale.ROOT);
      String exclusive = "exclusive" + side;
      boolean flag = Bounds.isFlag(options, exclusive);
      if (options.has(plain) && options.has(exclusive) && !flag) {
        warn(
            ErrorCode.ODCS_TYPE_OPTION,
            options,
            exclusive,
            "`" + plain + "` and `" + exclusive + "` both bound the same side",
            "Keep the one that is meant");
      }
    }
  }

  private void moment(Element element, Part options) {
    Optional<String> format = options.text("format");
    if (format.isPresent()) {
      Optional<String> wrong = DatePatterns.wrong(format.get());
      if (wrong.isPresent()) {
        findings.error(
            ErrorCode.ODCS_TYPE_OPTION,
            options.at("format"),
            "The format is no date pattern of the JDK: " + wrong.get(),
            "Write it as yyyy-MM-dd HH:mm:ss");
        return;
      }
      DatePatterns.suspicious(format.get())
          .ifPresent(
              why ->
                  warn(
                      ErrorCode.ODCS_TYPE_OPTION,
                      options,
                      "format",
                      why,
                      "Did you mean yyyy-MM-dd?"));
    }
    Bounds bounds = Bounds.ofMoments(options, format);
    for (String field : bounds.unreadable()) {
      warn(
          ErrorCode.ODCS_TYPE_OPTION,
          options,
          field,
          "`" + field + "` is no " + element.logicalType() + " that can be compared",
          "Write it by the format, or as ISO 8601 does");
    }
    bounds.contradiction().ifPresent(fields -> nothingFits(options, fields.get(0), fields.get(1)));
    doubled(options);
    zone(options);
  }

  private void zone(Part options) {
    options
        .text("defaultTimezone")
        .ifPresent(
            zone -> {
              try {
                ZoneId.of(zone);
              } catch (DateTimeException e) {
                findings.error(
                    ErrorCode.ODCS_TYPE_OPTION,
                    options.at("defaultTimezone"),
                    "There is no time zone `" + zone + "`",
                    effort.hint(zone, ZoneId.getAvailableZoneIds(), "Write it as Europe/Berlin"));
              }
            });
  }

  private void nothingFits(Part options, String high, String low) {
    findings.error(
        ErrorCode.ODCS_BOUNDS,
        options.at(high),
        "`" + high + "` lies below `" + low + "`, so no value fits",
        "Swap the two");
  }

  private void warn(ErrorCode code, Part options, String field, String message, String hint) {
    findings.warning(code, options.at(field), message, hint);
  }
}
