package dev.weft.formats.bitol;

import dev.weft.formats.finding.Findings;
import dev.weft.model.error.ErrorCode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Dates are dates, nobody leaves before coming, successors are members.
final class TeamRules {

  private final ErrorCode code;
  private final Findings findings;
  private final Effort effort = new Effort();

  /// Of a contract.
  TeamRules(Findings findings) {
    this(ErrorCode.ODCS_DATE, findings);
  }

  TeamRules(ErrorCode code, Findings findings) {
    this.code = code;
    this.findings = findings;
  }

  void check(Part root) {
    for (String field : List.of("contractCreatedTs", "productCreatedTs")) {
      date(root, field, "2026-11-15T02:59:43Z");
    }
    List<Part> members =
        root.part("team").map(team -> team.parts("members")).orElseGet(() -> root.parts("team"));
    Set<String> names =
        members.stream()
            .map(member -> member.text("username"))
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
    for (Part member : members) {
      member(member, names);
    }
  }

  private void member(Part member, Set<String> names) {
    Optional<BigDecimal> in = date(member, "dateIn", "2026-11-15");
    Optional<BigDecimal> out = date(member, "dateOut", "2026-11-15");
    if (in.isPresent() && out.isPresent() && out.get().compareTo(in.get()) < 0) {
      warn(member, "dateOut", "The member leaves before coming", "Swap the two dates");
    }
    member
        .text("replacedByUsername")
        .filter(name -> !names.contains(name))
        .ifPresent(
            name ->
                warn(
                    member,
                    "replacedByUsername",
                    "The successor `" + name + "` is no member of the team",
                    effort.hint(name, names, "Add the member")));
  }

  private Optional<BigDecimal> date(Part part, String field, String example) {
    Optional<String> text = part.text(field);
    Optional<BigDecimal> moment = text.flatMap(Moments::iso);
    if (text.isPresent() && moment.isEmpty()) {
      warn(part, field, "`" + text.get() + "` is no date", "Write it as " + example);
    }
    return moment;
  }

  private void warn(Part part, String field, String message, String hint) {
    findings.warning(code, part.at(field), message, hint);
  }
}
