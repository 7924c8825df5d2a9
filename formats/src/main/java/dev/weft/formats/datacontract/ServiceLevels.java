package dev.weft.formats.datacontract;

import dev.weft.formats.bitol.Part;
import dev.weft.formats.shape.Carried;
import dev.weft.formats.yaml.Node;
import dev.weft.formats.yaml.Values;
import dev.weft.model.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Service levels as `slaProperties`. A level that says several things becomes several; one that
/// only describes itself has no value.
final class ServiceLevels {

  private static final Pattern PERCENT =
      Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?) *(%|percent)?");

  private final Carried carried;
  private final List<Value> levels = new ArrayList<>();

  ServiceLevels(Carried carried) {
    this.carried = carried;
  }

  Optional<Value> read(Part root) {
    // the specification spells it small, its examples do not
    for (String word : List.of("servicelevels", "serviceLevels")) {
      root.part(word).ifPresent(group -> group.mapping().entries().forEach(this::level));
    }
    return levels.isEmpty() ? Optional.empty() : Optional.of(new Value.Items(levels));
  }

  private void level(Node.Entry entry) {
    String name = entry.key();
    if (entry.value() instanceof Node.Mapping mapping) {
      var part = new Part(mapping);
      int before = levels.size();
      switch (name) {
        case "availability" -> availability(part);
        case "retention" -> retention(part);
        case "latency" -> time(name, part, "threshold", "sourceTimestampField");
        case "freshness" -> time(name, part, "threshold", "timestampField");
        case "frequency" -> frequency(part);
        default -> others(name, part);
      }
      if (levels.size() == before && part.text("description").isPresent()) {
        add(name, part, new Value.Nothing(), Map.of());
      }
    } else if (entry.value().textOrNull() != null && !name.isBlank()) {
      carried.take(entry.value().place().pointer());
      levels.add(said(name, entry.value()));
    }
  }

  private void availability(Part part) {
    Matcher percent = PERCENT.matcher(part.text("percentage").orElse("").strip());
    if (percent.matches()) {
      carried.take(part.pointer(), "percentage");
      add(
          "availability",
          part,
          new Value.Numeral(new BigDecimal(percent.group(1))),
          Map.of("unit", new Value.Text("percent")));
    }
  }

  private void retention(Part part) {
    time("retention", part, "period", "timestampField");
    boolean forever = part.flag("unlimited");
    if (forever && part.text("period").isEmpty()) {
      carried.take(part.pointer(), "unlimited");
      add("retention", part, new Value.Text("unlimited"), Map.of());
    } else if (!forever && part.text("unlimited").filter("false"::equalsIgnoreCase).isPresent()) {
      // is so anyway
      carried.take(part.pointer(), "unlimited");
    }
  }

  private void time(String name, Part part, String word, String field) {
    Optional<TimeLength> length = part.text(word).flatMap(TimeLength::find);
    if (length.isEmpty()) {
      return;
    }
    carried.take(part.pointer(), word);
    Map<String, Value> more = new LinkedHashMap<>();
    if (!length.get().unit().isEmpty()) {
      more.put("unit", new Value.Text(length.get().unit()));
    }
    part.text(field)
        .ifPresent(
            element -> {
              carried.take(part.pointer(), field);
              more.put("element", new Value.Text(element));
            });
    add(name, part, length.get().value(), more);
  }

  private void frequency(Part part) {
    Optional<String> cron = part.text("cron");
    Map<String, Value> schedule = new LinkedHashMap<>();
    cron.ifPresent(
        text -> {
          carried.take(part.pointer(), "cron");
          schedule.put("scheduler", new Value.Text("cron"));
          schedule.put("schedule", new Value.Text(text));
        });
    Optional<String> interval = part.text("interval");
    interval.ifPresent(text -> carried.take(part.pointer(), "interval"));
    Optional<TimeLength> length = interval.flatMap(TimeLength::find);
    if (length.isPresent()) {
      if (!length.get().unit().isEmpty()) {
        schedule.put("unit", new Value.Text(length.get().unit()));
      }
      add("frequency", part, length.get().value(), schedule);
    } else if (interval.or(() -> cron).isPresent()) {
      add("frequency", part, new Value.Text(interval.or(() -> cron).get()), schedule);
    }
    part.find("type").ifPresent(type -> other("frequency", part, "type", type));
  }

  /// Every part of a level that ODCS has no name for, under a name of both words.
  private void others(String name, Part part) {
    for (Node.Entry entry : part.mapping().entries()) {
      if (!entry.key().equals("description")) {
        other(name, part, entry.key(), entry.value());
      }
    }
  }

  private void other(String name, Part part, String word, Node value) {
    if (value.textOrNull() == null || word.isEmpty()) {
      return;
    }
    carried.take(value.place().pointer());
    String property = name + word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    Value.Fields level = said(property, value);
    levels.add(levels.isEmpty() || !isOf(name, levels.getLast()) ? described(level, part) : level);
  }

  /// Whether the level before is of the same group, and so tells what it is about.
  private static boolean isOf(String name, Value level) {
    return level instanceof Value.Fields(Map<String, Value> fields)
        && fields.get("property") instanceof Value.Text(String property)
        && property.startsWith(name);
  }

  /// A length of time with its unit, anything else as it is.
  private static Value.Fields said(String property, Node node) {
    Map<String, Value> level = new LinkedHashMap<>();
    level.put("property", new Value.Text(property));
    Optional<TimeLength> length = TimeLength.find(String.valueOf(node.textOrNull()));
    level.put("value", length.map(TimeLength::value).orElseGet(() -> Values.of(node)));
    length
        .map(TimeLength::unit)
        .filter(unit -> !unit.isEmpty())
        .ifPresent(unit -> level.put("unit", new Value.Text(unit)));
    return new Value.Fields(level);
  }

  private void add(String name, Part part, Value value, Map<String, Value> more) {
    Map<String, Value> level = new LinkedHashMap<>();
    level.put("property", new Value.Text(name));
    level.put("value", value);
    level.putAll(more);
    levels.add(described(new Value.Fields(level), part));
  }

  private Value.Fields described(Value.Fields level, Part part) {
    Optional<String> description = part.text("description");
    if (description.isEmpty()) {
      return level;
    }
    carried.take(part.pointer(), "description");
    Map<String, Value> fields = new LinkedHashMap<>(level.fields());
    fields.put("description", new Value.Text(description.get().strip()));
    return new Value.Fields(fields);
  }
}
