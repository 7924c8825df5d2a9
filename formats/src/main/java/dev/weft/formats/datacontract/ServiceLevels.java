package dev.weft.formats.datacontract;

import dev.weft.formats.bitol.Part;
import dev.weft.formats.shape.Carried;
import dev.weft.model.document.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Service levels as `slaProperties`. Lengths of time that are no number and unit stay behind.
final class ServiceLevels {

  private static final Pattern ISO = Pattern.compile("P(?:T(?=.*[HM]))?(\\d{1,6})([YMWDH])");
  private static final Pattern WORDS =
      Pattern.compile("(\\d{1,6}) *(y|years?|months?|w|weeks?|d|days?|h|hours?|m|minutes?)");
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?) *%?");

  private final Carried carried;

  ServiceLevels(Carried carried) {
    this.carried = carried;
  }

  Optional<Value> read(Part root) {
    List<Value> levels = new ArrayList<>();
    root.part("servicelevels")
        .or(() -> root.part("serviceLevels"))
        .ifPresent(
            group -> {
              group.part("availability").flatMap(this::availability).ifPresent(levels::add);
              time(group, "retention", "period", "timestampField", levels);
              time(group, "latency", "threshold", "sourceTimestampField", levels);
              time(group, "freshness", "threshold", "timestampField", levels);
              group.part("frequency").flatMap(this::frequency).ifPresent(levels::add);
            });
    return levels.isEmpty() ? Optional.empty() : Optional.of(new Value.Items(levels));
  }

  private Optional<Value> availability(Part part) {
    Matcher percent = PERCENT.matcher(part.text("percentage").orElse(""));
    if (!percent.matches()) {
      return Optional.empty();
    }
    carried.take(part.pointer(), "percentage");
    Map<String, Value> level = level("availability", part);
    level.put("value", new Value.Numeral(new BigDecimal(percent.group(1))));
    level.put("unit", new Value.Text("percent"));
    return Optional.of(new Value.Fields(level));
  }

  private void time(Part group, String name, String word, String field, List<Value> levels) {
    Optional<Part> part = group.part(name);
    if (part.isEmpty()) {
      return;
    }
    String text = part.get().text(word).orElse("").strip();
    Matcher iso = ISO.matcher(text);
    Matcher words = WORDS.matcher(text.toLowerCase(Locale.ROOT));
    boolean isIso = iso.matches();
    if (!isIso && !words.matches()) {
      return;
    }
    carried.take(part.get().pointer(), word);
    Map<String, Value> level = level(name, part.get());
    level.put("value", new Value.Numeral(new BigDecimal(isIso ? iso.group(1) : words.group(1))));
    level.put("unit", new Value.Text(isIso ? unit(iso.group(2), text) : unit(words.group(2))));
    part.get()
        .text(field)
        .ifPresent(
            element -> {
              carried.take(part.get().pointer(), field);
              level.put("element", new Value.Text(element));
            });
    levels.add(new Value.Fields(level));
  }

  private static String unit(String letter, String text) {
    return switch (letter) {
      case "Y" -> "year";
      case "M" -> text.startsWith("PT") ? "minute" : "month";
      case "W" -> "week";
      case "D" -> "day";
      default -> "hour";
    };
  }

  private static String unit(String word) {
    return switch (word.charAt(0)) {
      case 'y' -> "year";
      case 'w' -> "week";
      case 'd' -> "day";
      case 'h' -> "hour";
      default -> word.startsWith("mo") ? "month" : "minute";
    };
  }

  private Optional<Value> frequency(Part part) {
    Optional<String> often = part.text("interval").or(() -> part.text("cron"));
    return often.map(
        text -> {
          carried.take(part.pointer(), part.has("interval") ? "interval" : "cron");
          Map<String, Value> level = level("frequency", part);
          level.put("value", new Value.Text(text));
          return new Value.Fields(level);
        });
  }

  private Map<String, Value> level(String name, Part part) {
    Map<String, Value> level = new LinkedHashMap<>();
    level.put("property", new Value.Text(name));
    part.text("description")
        .ifPresent(
            text -> {
              carried.take(part.pointer(), "description");
              level.put("description", new Value.Text(text.strip()));
            });
    return level;
  }
}
