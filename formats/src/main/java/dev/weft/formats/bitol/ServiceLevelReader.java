package dev.weft.formats.bitol;

import dev.weft.model.contract.Measure;
import dev.weft.model.contract.ServiceLevel;
import dev.weft.model.contract.ServiceLevel.Target;
import dev.weft.model.contract.TimeSpan;
import dev.weft.model.contract.TimeSpans;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `slaProperties`. A value that does not fit what it is about stays as words; lint has said
/// so.
final class ServiceLevelReader {

  /// A time, and where: an offset, or behind a blank the name of a zone.
  private static final Pattern HOUR =
      Pattern.compile("(\\d{1,2}:\\d{2}(?::\\d{2})?)\\s*(Z|[+-]\\d{2}:?\\d{2}|[A-Za-z][\\w/+-]*)?");

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private ServiceLevelReader() {}

  static List<ServiceLevel> read(Part root) {
    List<ServiceLevel> levels = new ArrayList<>();
    List<String> otherwise = elements(root.text("slaDefaultElement").orElse(""));
    for (Part part : root.parts("slaProperties")) {
      List<String> own = elements(part.text("element").orElse(""));
      levels.add(level(part, own.isEmpty() ? otherwise : own));
    }
    return levels;
  }

  private static ServiceLevel level(Part part, List<String> elements) {
    String property = part.text("property").orElse("");
    Optional<Measure> measure = Measure.find(property);
    return new ServiceLevel(
        property,
        measure,
        measure.map(known -> target(known, part)).orElseGet(Target.Words::new),
        part.text("value").orElse(""),
        part.text("valueExt"),
        part.text("unit"),
        elements,
        part.text("driver"),
        part.text("schedule")
            .filter(_ -> part.text("scheduler").orElse("").equalsIgnoreCase("cron")),
        part.text("description").orElse(""),
        part.pointer());
  }

  private static List<String> elements(String list) {
    return Arrays.stream(list.split(",", -1)).map(String::strip).filter(e -> !e.isEmpty()).toList();
  }

  private static Target target(Measure measure, Part part) {
    String text = part.text("value").orElse("").strip();
    Optional<? extends Target> target =
        switch (measure.sort()) {
          case SHARE -> share(measure, text, part.text("unit").orElse("")).map(Target.Share::new);
          case MOMENT -> moment(text).map(Target.Moment::new);
          case SPAN -> span(text, part.text("unit")).map(Target.Span::new);
          case PACE ->
              span(text, part.text("unit"))
                  .or(() -> TimeSpans.pace(text))
                  .filter(span -> !span.equals(TimeSpan.of(Duration.ZERO)))
                  .map(Target.Span::new);
          case HOUR -> hour(text);
          case OPEN -> Optional.empty();
        };
    return target.isPresent() ? target.get() : new Target.Words();
  }

  /// A number without a unit is percent, or for availability also a part of one: nobody promises to
  /// be there for one percent of the time.
  private static Optional<BigDecimal> share(Measure measure, String text, String unit) {
    boolean percent = text.endsWith("%") || !unit.isBlank();
    return Numbers.find(text.replace("%", "").strip())
        .map(
            n ->
                measure == Measure.AVAILABILITY && !percent && n.compareTo(BigDecimal.ONE) <= 0
                    ? n.multiply(HUNDRED)
                    : n)
        .filter(n -> n.signum() >= 0 && n.compareTo(HUNDRED) <= 0);
  }

  private static Optional<Instant> moment(String text) {
    return Moments.iso(text).map(seconds -> Instant.ofEpochSecond(seconds.longValue()));
  }

  private static Optional<TimeSpan> span(String text, Optional<String> unit) {
    return Numbers.find(text)
        .map(number -> TimeSpans.of(number, unit))
        .orElseGet(() -> TimeSpans.iso(text));
  }

  private static Optional<Target> hour(String text) {
    Matcher matcher = HOUR.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String time = matcher.group(1);
    try {
      LocalTime at = LocalTime.parse(time.indexOf(':') == 1 ? "0" + time : time);
      String zone = matcher.group(2);
      return Optional.of(new Target.Hour(at, zone == null ? ZoneOffset.UTC : zone(zone)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static ZoneId zone(String word) {
    return word.equals(word.toUpperCase(Locale.ROOT)) && "Z+-".indexOf(word.charAt(0)) >= 0
        ? ZoneOffset.of(word)
        : ZoneId.of(word);
  }
}
