package dev.weft.server;

import dev.weft.model.document.SourceFile;
import dev.weft.server.rest.Ask;
import dev.weft.server.rest.Use;
import dev.weft.server.rest.UseCases;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.product.AppliedView;
import dev.weft.usecases.product.ApplyChange;
import dev.weft.usecases.product.BackedFolders;
import dev.weft.usecases.product.KnownPlans;
import dev.weft.usecases.product.PlanChange;
import dev.weft.usecases.product.PlanView;
import dev.weft.usecases.query.ListQueries;
import dev.weft.usecases.query.LiveQueries;
import dev.weft.usecases.query.QueryView;
import dev.weft.usecases.replay.PlanPolicies;
import dev.weft.usecases.replay.ReplayView;
import dev.weft.usecases.replay.Replays;
import dev.weft.usecases.review.ChangePages;
import dev.weft.usecases.review.ProposeChange;
import dev.weft.usecases.review.ReviewChange;
import dev.weft.usecases.review.ShowChanges;
import dev.weft.usecases.run.CancelRun;
import dev.weft.usecases.run.ListRuns;
import dev.weft.usecases.run.RunHub;
import dev.weft.usecases.run.RunRequest;
import dev.weft.usecases.run.RunWorker;
import dev.weft.usecases.run.ShowRun;
import dev.weft.usecases.run.StartRun;
import java.util.List;

/// Changing what there is and making data of it: plans, runs, and what is under way.
final class WorkUses {

  private final Shared shared;
  private final KnownPlans known = new KnownPlans();

  WorkUses(Shared shared) {
    this.shared = shared;
  }

  Use<List<SourceFile>, PlanView> plan() {
    return new PlanChange(
            shared.catalog(),
            shared.reader(),
            shared.mesh(),
            shared.compiler(),
            known,
            replays(),
            shared.reads())
        ::plan;
  }

  Use<Ask.PolicyPlan, ReplayView> planPolicies() {
    var plan = new PlanPolicies(shared.catalog(), shared.mesh(), shared.reader(), replays());
    return (by, q) -> plan.plan(by, q.files(), q.days());
  }

  private Replays replays() {
    return new Replays(shared.catalog(), shared.mesh(), shared.lake(), shared.audit());
  }

  Use<Ask.Apply, AppliedView> apply() {
    var apply =
        new ApplyChange(
            shared.catalog(),
            shared.reader(),
            shared.mesh(),
            shared.compiler(),
            known,
            shared.reads());
    return (by, q) -> apply.apply(by, q.files(), q.fingerprint());
  }

  UseCases.Changes changes() {
    var folders =
        new BackedFolders(
            shared.catalog(), shared.reader(), shared.mesh(), shared.compiler(), shared.reads());
    var pages = new ChangePages(shared.catalog(), shared.mesh(), folders);
    var shows = new ShowChanges(shared.catalog(), shared.mesh(), pages);
    var propose = new ProposeChange(shared.catalog(), shared.mesh(), folders, pages);
    var review = new ReviewChange(shared.catalog(), shared.mesh(), folders, pages);
    return new UseCases.Changes(
        (by, q) -> propose.propose(by, q.title(), q.text(), q.files()),
        (by, q) -> propose.replace(by, q.number(), q.version(), q.text(), q.files()),
        (by, q) -> shows.list(by, q.state(), q.page()),
        shows::show,
        review::comment,
        review::approve,
        (by, q) -> review.acknowledge(by, q.said(), q.consumer()),
        review::reject,
        review::withdraw,
        review::apply);
  }

  UseCases.Runs runs(RunWorker worker, RunHub hub) {
    var start = new StartRun(shared.catalog(), shared.mesh(), shared.reader(), worker);
    var list = new ListRuns(shared.catalog(), shared.mesh());
    var show = new ShowRun(shared.catalog(), shared.mesh(), hub);
    var cancel = new CancelRun(shared.catalog(), shared.mesh(), hub);
    return new UseCases.Runs(
        (by, q) -> start.start(by, new RunRequest.OfRevision(q.product(), q.major(), q.key(by))),
        (by, q) ->
            start.start(
                by, new RunRequest.OfPreview(q.product(), q.major(), q.files(), q.instead())),
        (by, q) -> list.list(by, q.product(), q.page()),
        show::show,
        Use.waiting(cancel::cancel));
  }

  Use<Ask.Nothing, Page<QueryView>> listQueries(LiveQueries live) {
    var queries = new ListQueries(shared.catalog(), shared.mesh(), live);
    return (by, _) -> queries.list(by);
  }
}
