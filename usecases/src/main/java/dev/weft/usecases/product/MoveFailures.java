package dev.weft.usecases.product;

import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import java.util.List;
import java.util.Optional;

/// Why a product cannot move to another domain, with the sentence.
final class MoveFailures {

  private MoveFailures() {}

  /// @param runs ids of runs
  static WeftException running(ProductId product, List<String> runs) {
    return WeftException.of(
        ErrorCode.PLAN_MOVE,
        product
            + " cannot move while it is built or read by a build: "
            + runs.size()
            + (runs.size() == 1 ? " run is" : " runs are")
            + " under way",
        "Wait until they have ended, or cancel them, and try again.");
  }

  static Finding cannot(ProductFolder folder, WeftException why) {
    return Finding.error(
        ErrorCode.PLAN_MOVE, folder.product().at("/domain"), why.sentence(), why.remedy());
  }

  /// @param reader who read it without an agreement as both were of one domain
  static Finding needsAgreement(ProductFolder folder, String reader, String read) {
    return Finding.error(
        ErrorCode.PLAN_MOVE,
        folder.product().at("/domain"),
        reader + " reads " + read + " inside of its domain and would need an agreement",
        "Make the agreement while both are of one domain: it goes along with the product.");
  }

  static Finding leftOut(ProductFolder folder) {
    return Finding.error(
        ErrorCode.PLAN_MOVE,
        folder.product().at("/domain"),
        folder.id().name() + " cannot move yet: what it needs is not there",
        "Bring what it waits for first; the plan of the product alone says what that is.");
  }

  static Finding agreementLeft(Sourced<?> agreement, ProductId now) {
    return Finding.error(
        ErrorCode.PLAN_MOVE,
        agreement.at("/product"),
        "Agreement " + agreement.name() + " went along with its product, which is " + now + " now",
        "Move its document to " + now.domain() + "/agreements/, and write product: " + now + ".");
  }

  /// @param now where it is; empty for who may not know
  static Finding left(ProductFolder folder, Optional<ProductId> now) {
    return Finding.error(
        ErrorCode.PLAN_MOVE,
        folder.product().at("/domain"),
        folder.id()
            + now.map(address -> " has moved: it is " + address + " now")
                .orElse(" is the address of a product that has moved"),
        now.map(
                address ->
                    "Move its folder to "
                        + address.domain()
                        + "/, or give the new product"
                        + " another name.")
            .orElse("Give the product another name."));
  }

  /// @param count documents that wait to become agreements
  static Finding waiting(ProductFolder folder, int count) {
    return Finding.error(
        ErrorCode.PLAN_MOVE,
        folder.product().at("/domain"),
        count
            + (count == 1 ? " agreement waits" : " agreements wait")
            + " for somebody's yes in the domain that "
            + folder.id().name()
            + " leaves",
        "Decide about them first: weft access list.");
  }
}
