package dev.weft.formats.bitol;

import dev.weft.formats.yaml.Node;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// Values written down in a contract, judged by the type and the options of one property. What
/// cannot be judged for sure is passed.
final class TypedValues {

  private static final Pattern UUID =
      Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");

  private final Element element;
  private final Part options;
  private final Effort effort;

  TypedValues(Element element, Effort effort) {
    this.element = element;
    this.effort = effort;
    this.options =
        element
            .part()
            .part("logicalTypeOptions")
            .orElseGet(
                () -> new Part(new Node.Mapping(element.part().place(), java.util.List.of())));
  }

  /// Why a value does not fit, as the rest of a sentence.
  Optional<String> wrong(Node value) {
    return value.isNull() ? Optional.empty() : wrongType(value).or(() -> wrongByOptions(value));
  }

  /// The same of a value that is promised: without a format it must be one of ISO 8601, as nobody
  /// could compare it otherwise.
  Optional<String> wrongPromise(Node value) {
    boolean moment = Set.of("date", "timestamp", "time").contains(element.logicalType());
    String text = String.valueOf(value.textOrNull());
    return wrong(value)
        .or(
            () ->
                moment && !value.isNull() && !options.has("format") && Moments.iso(text).isEmpty()
                    ? Optional.of("is no " + element.logicalType())
                    : Optional.empty());
  }

  /// The same by the type alone.
  Optional<String> wrongType(Node value) {
    String text = value.textOrNull();
    String type = element.logicalType();
    return switch (type) {
      case "integer" ->
          unless(number(text).filter(TypedValues::isWhole).isPresent(), "is no whole number");
      case "number" -> unless(number(text).isPresent(), "is no number");
      case "boolean" ->
          unless(
              text != null && text.toLowerCase(Locale.ROOT).matches("true|false"),
              "is neither true nor false");
      case "array" -> unless(value instanceof Node.Sequence || text != null, "is no list");
      case "object", "map" ->
          unless(value instanceof Node.Mapping || text != null, "is no group of fields");
      case "string", "date", "timestamp", "time" -> unless(text != null, "is " + value.word());
      default -> Optional.empty();
    };
  }

  private static Optional<String> unless(boolean fits, String why) {
    return fits ? Optional.empty() : Optional.of(why);
  }

  private static Optional<BigDecimal> number(@Nullable String text) {
    return text == null ? Optional.empty() : Numbers.find(text.strip());
  }

  private static boolean isWhole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0;
  }

  private Optional<String> wrongByOptions(Node value) {
    return switch (element.logicalType()) {
      case "string" -> string(String.valueOf(value.textOrNull()));
      case "integer", "number" -> amount(Numbers.find(String.valueOf(value.textOrNull()).strip()));
      case "date", "timestamp", "time" -> moment(String.valueOf(value.textOrNull()));
      case "array" -> value instanceof Node.Sequence list ? items(list) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Optional<String> string(String text) {
    int length = text.codePointCount(0, text.length());
    if (length < options.whole("minLength").orElse(0)) {
      return Optional.of("is shorter than `minLength`");
    }
    if (length > options.whole("maxLength").orElse(Integer.MAX_VALUE)) {
      return Optional.of("is longer than `maxLength`");
    }
    Optional<String> pattern = options.text("pattern");
    if (pattern.isPresent() && isMissed(pattern.get(), text)) {
      return Optional.of("does not match `pattern`");
    }
    return switch (options.text("format").orElse("")) {
      case "uuid" -> unless(UUID.matcher(text).matches(), "is no UUID");
      case "ipv4" -> unless(IPV4.matcher(text).matches(), "is no IPv4 address");
      case "email" -> unless(text.indexOf('@') > 0 && !text.endsWith("@"), "is no e-mail address");
      default -> Optional.empty();
    };
  }

  /// Whether a pattern finds nothing in a text; false when it does not compile or takes too long.
  private boolean isMissed(String pattern, String text) {
    if (EcmaPattern.of(pattern).mistake().isPresent()) {
      return false;
    }
    try {
      return !Pattern.compile(pattern).matcher(new Metered(text, effort)).find();
    } catch (PatternSyntaxException | Metered.Spent | StackOverflowError e) {
      return false;
    }
  }

  private Optional<String> amount(Optional<BigDecimal> number) {
    if (number.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> broken = Bounds.ofNumbers(options).broken(number.get());
    if (broken.isPresent()) {
      return Optional.of("breaks `" + broken.get() + "`");
    }
    Optional<BigDecimal> step = options.text("multipleOf").flatMap(Numbers::find);
    if (step.isPresent()
        && step.get().signum() > 0
        && number.get().remainder(step.get()).signum() != 0) {
      return Optional.of("is no multiple of " + step.get().toPlainString());
    }
    boolean integer = element.logicalType().equals("integer");
    return options
        .text("format")
        .filter(format -> integer)
        .flatMap(IntegerFormat::find)
        .filter(format -> !format.holds(number.get()))
        .map(format -> "is more than " + format.word() + " holds");
  }

  private Optional<String> moment(String text) {
    Optional<String> format = options.text("format");
    if (format.isPresent() && DatePatterns.wrong(format.get()).isPresent()) {
      return Optional.empty();
    }
    Optional<BigDecimal> moment = Bounds.moment(format, text);
    if (moment.isEmpty()) {
      return format.isPresent() ? Optional.of("does not follow `format`") : Optional.empty();
    }
    return Bounds.ofMoments(options, format)
        .broken(moment.get())
        .map(bound -> "breaks `" + bound + "`");
  }

  private Optional<String> items(Node.Sequence list) {
    int size = list.items().size();
    if (size < options.whole("minItems").orElse(0)) {
      return Optional.of("has fewer items than `minItems`");
    }
    return size > options.whole("maxItems").orElse(Integer.MAX_VALUE)
        ? Optional.of("has more items than `maxItems`")
        : Optional.empty();
  }
}
