package dev.weft.cli.node;

import dev.weft.cli.command.Session;
import dev.weft.cli.failure.Failure;
import dev.weft.cli.failure.Problem;
import dev.weft.cli.folder.Planning;
import dev.weft.cli.format.Json;
import dev.weft.cli.http.Api;
import dev.weft.cli.run.RunAll;
import dev.weft.model.error.ErrorCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The sample mesh: applied by everybody who has a part in it, then built by those who own it. Done
/// twice, the second time changes nothing.
final class SampleMesh {

  /// Who applies, after the operator: stewards and owners, each their own documents.
  private static final List<String> APPLIERS = List.of("bo", "ada", "sam", "cleo", "dana");

  /// Who builds, providers before consumers.
  private static final List<String> BUILDERS = List.of("ada", "sam", "cleo", "dana");

  private static final int MOST_ROUNDS = 4;

  private final Session session;
  private final Path folder;
  private final Api operator;

  SampleMesh(Session session, Path folder) {
    this.session = session;
    this.folder = folder;
    this.operator = session.operator();
  }

  void load() {
    apply();
    build();
    ask();
  }

  private void apply() {
    Planning planning = new Planning(operator, folder);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      JsonNode plan = planning.plan();
      boolean changed = apply(planning, plan, "the operator");
      if (!changed && Json.items(plan, "notYours").isEmpty()) {
        return;
      }
      for (String name : APPLIERS) {
        Planning theirs = planning.as(operator.as(name));
        changed |= apply(theirs, theirs.plan(), name);
      }
      if (!changed) {
        return;
      }
    }
  }

  private boolean apply(Planning planning, JsonNode plan, String who) {
    if (Planning.isEmpty(plan)) {
      return false;
    }
    JsonNode applied = planning.apply(plan);
    session.console().say("Applied " + Json.text(applied, "documents") + " documents as " + who);
    return Json.isTrue(applied, "changed");
  }

  private void build() {
    for (String name : BUILDERS) {
      new RunAll(operator.as(name), session).run();
    }
    List<String> unreleased =
        Json.items(operator.get("/status"), "products").stream()
            .filter(product -> !RunAll.isSettled(product))
            .map(product -> Json.text(product, "product"))
            .toList();
    if (!unreleased.isEmpty()) {
      throw unreleased(unreleased);
    }
  }

  /// One request is left open, so that there is something to decide.
  private void ask() {
    Api cy = operator.as("cy");
    boolean asked =
        Json.items(cy.list("/access-requests", Map.of()), "items").stream()
            .anyMatch(
                request ->
                    Json.text(request, "requester").equals("cy")
                        && Json.text(request, "document").isEmpty());
    if (!asked) {
      cy.post(
          "/access-requests",
          Map.of(
              "product", "customer/members",
              "port", "members",
              "purposes", List.of("exploration"),
              "columns", Map.of("members", List.of("member_id", "market", "tier", "birth_date")),
              "reason", "How age and tier of members differ between markets."));
      session.console().say("cy asked for access to customer/members");
    }
  }

  private static Failure unreleased(List<String> products) {
    return Problem.of(
            ErrorCode.RUN_CHECKS,
            "Not released: " + String.join(", ", products),
            "See why with weft run list, then try again: weft up --sample.")
        .failure();
  }
}
