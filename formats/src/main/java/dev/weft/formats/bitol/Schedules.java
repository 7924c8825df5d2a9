package dev.weft.formats.bitol;

import dev.weft.formats.finding.Findings;
import dev.weft.model.error.ErrorCode;
import java.util.regex.Pattern;

/// Schedules of rules and promises, where the scheduler is one that is known.
final class Schedules {

  private static final Pattern FIELD = Pattern.compile("[0-9A-Za-z*/,\\-?#]+");

  private final Findings findings;

  Schedules(Findings findings) {
    this.findings = findings;
  }

  void check(Part part) {
    String scheduler = part.text("scheduler").orElse("");
    String schedule = part.text("schedule").orElse("").strip();
    if (!scheduler.equalsIgnoreCase("cron") || schedule.isEmpty() || schedule.startsWith("@")) {
      return;
    }
    String[] fields = schedule.split("\\s+", -1);
    boolean fits = fields.length >= 5 && fields.length <= 7;
    for (String field : fields) {
      fits = fits && FIELD.matcher(field).matches();
    }
    if (!fits) {
      findings.warning(
          ErrorCode.ODCS_SCHEDULE,
          part.at("schedule"),
          "`" + schedule + "` is no cron schedule",
          "Write minute, hour, day, month and weekday, such as 0 20 * * *");
    }
  }
}
