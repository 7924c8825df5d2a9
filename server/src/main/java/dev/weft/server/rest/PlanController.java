package dev.weft.server.rest;

import dev.weft.model.document.SourceFile;
import dev.weft.server.auth.CurrentCaller;
import dev.weft.usecases.product.AppliedView;
import dev.weft.usecases.product.PlanView;
import dev.weft.usecases.replay.ReplayView;
import dev.weft.usecases.replay.Replays;
import io.avaje.http.api.Controller;
import io.avaje.http.api.Header;
import io.avaje.http.api.Post;
import io.avaje.http.api.Produces;
import io.avaje.http.api.QueryParam;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// Folders on their way into the mesh: first what they would change, then exactly that.
@Controller("/api/v1")
final class PlanController {

  private final Use<List<SourceFile>, PlanView> plan;
  private final Use<Ask.Apply, AppliedView> apply;
  private final Use<Ask.PolicyPlan, ReplayView> planPolicies;
  private final ZippedFolder folder;

  PlanController(
      Use<List<SourceFile>, PlanView> plan,
      Use<Ask.Apply, AppliedView> apply,
      Use<Ask.PolicyPlan, ReplayView> planPolicies,
      ZippedFolder folder) {
    this.plan = plan;
    this.apply = apply;
    this.planPolicies = planPolicies;
    this.folder = folder;
  }

  /// Says what applying a folder would do; changes nothing.
  ///
  /// @param body the folder's files as a zip, with paths relative to the folder.
  @Post("plans")
  @Produces(statusCode = 200)
  PlanView plan(InputStream body) throws IOException {
    return plan.answer(CurrentCaller.get(), folder.read(body));
  }

  /// Says what the access policies of a folder would have done to the questions of the last days;
  /// changes nothing.
  ///
  /// @param days how many to look back over, 30 when absent, at most 400.
  /// @param body the folder's files as a zip, with paths relative to the folder.
  @Post("policy-plans")
  @Produces(statusCode = 200)
  ReplayView planPolicies(@QueryParam Optional<Integer> days, InputStream body) throws IOException {
    int wanted = days.orElse(Replays.DAYS);
    if (wanted < 1 || wanted > Replays.MOST_DAYS) {
      throw RestErrors.badParameter("days is not between 1 and " + Replays.MOST_DAYS);
    }
    return planPolicies.answer(CurrentCaller.get(), new Ask.PolicyPlan(folder.read(body), wanted));
  }

  /// Applies a folder exactly as it was planned, or not at all.
  ///
  /// @param ifMatch the plan's fingerprint in quotes.
  /// @param body the folder's files as a zip, with paths relative to the folder.
  @Post("applies")
  @Produces(statusCode = 200)
  AppliedView apply(@Header("If-Match") Optional<String> ifMatch, InputStream body)
      throws IOException {
    String fingerprint = ETags.wanted(ifMatch);
    return apply.answer(CurrentCaller.get(), new Ask.Apply(folder.read(body), fingerprint));
  }
}
