package dev.weft.formats.own;

import dev.weft.model.product.Build.Trigger;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads `run:` — `{ on: demand }`, `{ on: inputs }` or `{ cron: "0 5 * * *", zone: … }`.
final class TriggerReader {

  /// Five fields of numbers, names, `*`, lists, ranges and steps; the scheduler knows the rest.
  private static final Pattern CRON =
      Pattern.compile("[0-9A-Za-z*,/\\-]+( +[0-9A-Za-z*,/\\-]+){4}");

  private TriggerReader() {}

  static Trigger read(Fields fields) {
    Optional<String> on = fields.findWord("on", List.of("demand", "inputs"));
    Optional<String> cron = fields.findText("cron");
    Optional<String> zone = fields.findText("zone");
    fields.close();
    zone.ifPresent(name -> zone(name, fields));
    if (cron.isPresent() == fields.has("on")) {
      fields.wrong(
          fields.place(),
          cron.isPresent()
              ? "`run` has both `on` and `cron`"
              : "`run` says neither `on` nor `cron`",
          "Write { on: demand }, { on: inputs } or { cron: \"0 5 * * *\", zone: Europe/Berlin }");
    }
    if (cron.isPresent()) {
      if (!CRON.matcher(cron.get().strip()).matches()) {
        fields.wrong(
            fields.at("cron"),
            "`" + cron.get() + "` is no cron expression of five fields",
            "Write minute, hour, day, month, weekday: \"0 5 * * *\"");
      }
      return new Trigger.Cron(cron.get().strip(), zone);
    }
    return on.orElse("demand").equals("inputs") ? new Trigger.OnInputs() : new Trigger.OnDemand();
  }

  private static void zone(String name, Fields fields) {
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      fields.wrong(
          fields.at("zone"), "`" + name + "` is no time zone", "Write it as Europe/Berlin or UTC");
    }
    if (!fields.has("cron")) {
      fields.wrong(fields.at("zone"), "`zone` says nothing without `cron`", "Remove it");
    }
  }
}
