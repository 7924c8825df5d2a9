package dev.weft.usecases.review;

import dev.weft.usecases.product.PlanView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A proposed change as those see whom it concerns.
///
/// @param state open, applied, rejected or withdrawn
/// @param version of its content: what is approved is this and nothing else
/// @param ready whether it can be applied now, as far as approvals go
/// @param waits what is missing; empty for one that is closed
/// @param voices what was said, in order
/// @param plan what it would do now; null in lists and for one that is closed
/// @param problem why there is no plan; null when there is one
public record ChangeView(
    long number,
    String title,
    String proposer,
    String state,
    String version,
    String createdAt,
    String changedAt,
    boolean ready,
    List<WaitView> waits,
    List<VoiceView> voices,
    @Nullable PlanView plan,
    @Nullable String problem) {

  /// Something that is missing.
  ///
  /// @param kind approval or acknowledgement
  /// @param what the document or product that is waited for; the consumer who has to acknowledge
  /// @param who could say it
  public record WaitView(String kind, String what, List<String> who) {}

  /// Something that was said.
  ///
  /// @param kind proposed, commented, approved, acknowledged, rejected, withdrew or applied
  /// @param about the consumer that acknowledges; empty otherwise
  /// @param current whether it was said about the present content
  public record VoiceView(
      String kind, String who, String about, String text, boolean current, String at) {}

  public ChangeView {
    waits = List.copyOf(waits);
    voices = List.copyOf(voices);
  }
}
