package dev.weft.governance.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.governance.access.LifeStep.Consumers;
import dev.weft.model.mesh.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The page that says who does what.
class RolesPageTest {

  private static final String HEAD =
      """
      # Roles

      Who may do what, as the kernel holds it: a role of a domain counts in that domain, the last two everywhere. Nobody
      decides their own request, approves their own breaking change, or gives a role to themselves.

      """;

  private static final String LIFE =
      """

      ## A product's life

      Responsible (R) carries a step out, accountable (A) answers for it, consulted (C) is asked before, informed (I) is told
      after.

      """;

  @Test
  void nobodyWritesItByHand() throws IOException {
    var page = new StringBuilder(HEAD);
    page.append(heading("action"));
    for (Action action : Action.values()) {
      page.append("| ").append(action.words()).append(" | ");
      page.append(
          action.anyone()
              ? Arrays.stream(Role.values()).map(_ -> "✓").collect(Collectors.joining(" | "))
              : marks(action.roles()));
      page.append(" |\n");
    }
    page.append(LIFE).append(heading("step", "consumers"));
    for (LifeStep step : LifeStep.values()) {
      page.append("| ").append(step.words()).append(" | ");
      page.append(
          Arrays.stream(Role.values())
              .map(role -> letter(step, role))
              .collect(Collectors.joining(" | ")));
      page.append(" | ").append(letter(step.consumers())).append(" |\n");
    }
    Path file = Path.of("..", "docs", "roles.md");
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.writeString(file, page);
    }
    assertThat(page.toString())
        .as("run `make golden` to write it")
        .isEqualTo(Files.exists(file) ? Files.readString(file) : "");
  }

  private static String heading(String first, String... last) {
    var columns = new ArrayList<>(List.of(first));
    for (Role role : Role.values()) {
      columns.add(role.word().replace('_', ' '));
    }
    columns.addAll(List.of(last));
    return "| " + String.join(" | ", columns) + " |\n|" + "---|".repeat(columns.size()) + "\n";
  }

  private static String marks(Collection<Role> roles) {
    return Arrays.stream(Role.values())
        .map(role -> roles.contains(role) ? "✓" : "")
        .collect(Collectors.joining(" | "));
  }

  private static String letter(LifeStep step, Role role) {
    if (step.accountable() == role) {
      return step.responsible().contains(role) ? "R A" : "A";
    }
    if (step.responsible().contains(role)) {
      return "R";
    }
    return step.consulted().contains(role) ? "C" : step.informed().contains(role) ? "I" : "";
  }

  private static String letter(Consumers consumers) {
    return switch (consumers) {
      case NOT_ASKED -> "";
      case CONSULTED -> "C";
      case INFORMED -> "I";
    };
  }

  @ParameterizedTest
  @EnumSource
  void whoAnswersForAStepMayCarryItOut(LifeStep step) {
    assertThat(step.responsible()).contains(step.accountable());
  }

  @ParameterizedTest
  @EnumSource
  void nobodyStandsInAStepTwice(LifeStep step) {
    assertThat(Collections.disjoint(step.consulted(), step.informed())).isTrue();
    assertThat(Collections.disjoint(step.consulted(), step.responsible())).isTrue();
    assertThat(Collections.disjoint(step.informed(), step.responsible())).isTrue();
  }
}
