package dev.weft.server.rest;

import dev.weft.usecases.access.KeptAnswers;
import java.util.Set;

/// Answers that outlive the server, and in memory what must not reach a disk: which requests are
/// under way, and answers that hold a secret.
public final class KeptReplays implements ReplayStore {

  private static final Set<String> SECRET = Set.of("postTokens", "postPeopleByWhoPasswordOffers");

  private final KeptAnswers answers;
  private final RecentReplays memory;

  public KeptReplays(KeptAnswers answers, RecentReplays memory) {
    this.answers = answers;
    this.memory = memory;
  }

  @Override
  public Begun begin(Request request) {
    Begun begun = memory.begin(request);
    return switch (begun) {
      case Begun.First first -> kept(request, first);
      case Begun.Again _, Begun.OfAnother _, Begun.Running _ -> begun;
    };
  }

  private Begun kept(Request request, Begun.First first) {
    boolean mine = false;
    try {
      var found =
          answers.find(request.caller(), request.operation(), request.key(), request.fingerprint());
      mine = found.isEmpty();
      return found
          .<Begun>map(answer -> new Begun.Again(new Kept(answer.status(), answer.body())))
          .orElse(first);
    } finally {
      if (!mine) {
        memory.drop(request);
      }
    }
  }

  @Override
  public void end(Request request, Kept answer) {
    if (SECRET.contains(request.operation())) {
      memory.end(request, answer);
      return;
    }
    try {
      answers.keep(
          request.caller(),
          request.operation(),
          request.key(),
          request.fingerprint(),
          new KeptAnswers.Answered(answer.status(), answer.body()));
    } finally {
      memory.drop(request);
    }
  }

  @Override
  public void drop(Request request) {
    memory.drop(request);
  }
}
