package dev.weft.usecases.run;

import dev.weft.capture.drift.DriftDecision;
import dev.weft.capture.drift.DriftOutcome;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.usecases.compile.CompiledTable;
import java.util.List;

/// Holds the columns of a source against its contract before a row is read, and notes what that
/// proposes.
final class CaptureDrift {

  private final Proposals proposals;

  CaptureDrift(Proposals proposals) {
    this.proposals = proposals;
  }

  /// Throws CAPTURE_DRIFT with all reasons.
  ///
  /// @param found columns of the source in its order and spelling
  DriftOutcome.Proceed decide(
      TableSteps.Context context, CompiledTable.Captured table, List<String> found) {
    var outcome =
        DriftDecision.decide(
            table.capture().contract(),
            table.object(),
            found,
            table.capture().drift(),
            context.ground().documents().families());
    return switch (outcome) {
      case DriftOutcome.Refuse(List<String> reasons) -> throw refused(table.name(), reasons);
      case DriftOutcome.Proceed proceed -> {
        if (!context.request().preview()) {
          proposals.note(
              context.request().folder().id(),
              table.name(),
              proceed.proposal().map(DriftOutcome.Proposal::text));
        }
        yield proceed;
      }
    };
  }

  private static WeftException refused(String capture, List<String> reasons) {
    return WeftException.of(
        ErrorCode.CAPTURE_DRIFT,
        "The source of "
            + capture
            + " is not what its contract says: "
            + String.join("; ", reasons),
        "Change the contract, or say under `drift` in build.yaml what to do.");
  }
}
