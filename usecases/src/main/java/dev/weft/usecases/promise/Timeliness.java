package dev.weft.usecases.promise;

import dev.weft.model.contract.ServiceLevel.Target;
import dev.weft.model.product.Build.Trigger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/// The release of each scheduled day was published before the hour, over the last week since the
/// first release. A day begins when its build is scheduled, at midnight where there is no schedule.
final class Timeliness {

  private static final int DAYS = 7;

  private final Target.Hour hour;
  private final Known known;

  private Timeliness(Target.Hour hour, Known known) {
    this.hour = hour;
    this.known = known;
  }

  /// @param schedule of the promise itself; else the product's own counts
  static Judgement judge(Target.Hour hour, Optional<String> schedule, Known known) {
    Optional<Days> days = days(hour, schedule, known.trigger());
    return days.map(d -> new Timeliness(hour, known).over(d))
        .orElseGet(() -> Judgement.unmeasured("its schedule is none that Weft reads"));
  }

  /// When each day begins.
  private record Days(CronDays cron, ZoneId zone) {}

  private static Optional<Days> days(Target.Hour hour, Optional<String> schedule, Trigger trigger) {
    if (schedule.isPresent()) {
      return CronDays.find(schedule.get()).map(cron -> new Days(cron, hour.zone()));
    }
    return switch (trigger) {
      case Trigger.Cron(String expression, Optional<String> zone) ->
          CronDays.find(expression)
              .map(cron -> new Days(cron, zone.map(ZoneId::of).orElse(ZoneOffset.UTC)));
      case Trigger.OnDemand _, Trigger.OnInputs _ ->
          Optional.of(new Days(CronDays.EVERY, hour.zone()));
    };
  }

  private Judgement over(Days days) {
    Instant first = known.history().first().orElseThrow();
    LocalDate today = known.now().atZone(days.zone()).toLocalDate();
    PromiseState state = PromiseState.NOT_MEASURED;
    int missed = 0;
    int judged = 0;
    for (int back = DAYS; back >= 0; back--) {
      Optional<LocalTime> start = days.cron().start(today.minusDays(back));
      if (start.isEmpty()) {
        continue;
      }
      Instant begins =
          ZonedDateTime.of(today.minusDays(back), start.get(), days.zone()).toInstant();
      Instant due = due(begins);
      // the day of the first release began before anything was promised
      if (begins.isAfter(known.now()) || due.isBefore(first)) {
        continue;
      }
      PromiseState day = day(begins, due);
      judged++;
      missed += day == PromiseState.MISSED ? 1 : 0;
      state = worse(state, day);
    }
    return judged == 0
        ? Judgement.unmeasured("no scheduled day yet")
        : new Judgement(state, (judged - missed) + " of " + judged + " days");
  }

  /// The hour that comes first after the day began.
  private Instant due(Instant begins) {
    ZonedDateTime there = begins.atZone(hour.zone());
    ZonedDateTime due = there.with(hour.time());
    return (due.isBefore(there) ? due.plusDays(1) : due).toInstant();
  }

  private PromiseState day(Instant begins, Instant due) {
    List<Instant> built = known.history().built();
    if (built.stream().anyMatch(at -> !at.isBefore(begins) && !at.isAfter(due))) {
      return PromiseState.MET;
    }
    return Spent.of(begins, due, known.now());
  }

  private static PromiseState worse(PromiseState a, PromiseState b) {
    return List.of(PromiseState.MISSED, PromiseState.AT_RISK, PromiseState.MET).stream()
        .filter(state -> state == a || state == b)
        .findFirst()
        .orElse(PromiseState.NOT_MEASURED);
  }
}
