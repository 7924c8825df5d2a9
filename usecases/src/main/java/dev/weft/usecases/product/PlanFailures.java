package dev.weft.usecases.product;

import dev.weft.model.access.Agreement;
import dev.weft.model.contract.Contract;
import dev.weft.model.contract.Property;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import dev.weft.model.error.WeftException;
import dev.weft.model.lineage.Origin.Passage;
import dev.weft.model.mesh.Connection;
import dev.weft.model.mesh.Mesh;
import dev.weft.model.policy.AccessPolicy;
import dev.weft.model.product.MajorId;
import dev.weft.model.product.Version;
import dev.weft.usecases.change.ContractStep;
import dev.weft.usecases.usage.ObservedReaders.Seen;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Every failure of planning and applying with its sentence.
final class PlanFailures {

  private static final int SHOWN = 5;

  private PlanFailures() {}

  static WeftException refused(List<Finding> findings) {
    long errors = findings.stream().filter(Finding::stops).count();
    return WeftException.of(
            ErrorCode.PLAN_REFUSED,
            "The folder cannot be applied: " + errors + (errors == 1 ? " error" : " errors"),
            "Mend them and plan again.")
        .withFindings(findings);
  }

  static WeftException stale(List<String> moved) {
    String what = moved.isEmpty() ? "the folder or the mesh" : String.join(", ", moved);
    return WeftException.of(
            ErrorCode.PLAN_STALE,
            "Cannot apply this plan: " + what + " has moved since it was made",
            "Plan again, look at what changed, and apply that.")
        .withDetails(Map.of("moved", what));
  }

  static WeftException unknown() {
    return WeftException.of(
        ErrorCode.PLAN_UNKNOWN,
        "Cannot apply: this server does not know the plan, or the folder has changed since",
        "Plan again and apply that plan.");
  }

  static Finding stillRead(ProductFolder folder, MajorId major, Seen readers, int days) {
    var names = new ArrayList<>(readers.names());
    if (readers.hidden() > 0) {
      names.add(readers.hidden() + (names.isEmpty() ? "" : " more") + " that you may not see");
    }
    return Finding.error(
        ErrorCode.PLAN_STILL_READ,
        folder.product().at("/status"),
        major
            + " cannot be retired: consumers read it in the last "
            + days
            + " days: "
            + String.join(", ", names),
        "Deprecate it with a day on which it ends, wait until they have moved, or end their"
            + " agreements first");
  }

  static WeftException waits(List<PlanView.NotYours> notYours) {
    return WeftException.of(
        ErrorCode.CHANGE_WAITS,
        "The change cannot be applied yet: "
            + notYours.stream()
                .map(
                    one ->
                        one.kind()
                            + " "
                            + one.name()
                            + " waits for "
                            + String.join(", ", one.who()))
                .collect(Collectors.joining("; ")),
        "They approve it with `weft change approve`.");
  }

  static WeftException unapproved(List<BreakingProduct> products) {
    return WeftException.of(
        ErrorCode.CHANGE_WAITS,
        "The change cannot be applied yet: it breaks what "
            + products.stream()
                .map(product -> product.product().toString())
                .collect(Collectors.joining(", "))
            + " promised, and no owner other than its proposer has approved it",
        "An owner of the domain approves it with `weft change approve`.");
  }

  static Finding noMesh() {
    return Finding.error(
        ErrorCode.PLAN_REFUSED,
        Place.NOWHERE,
        "There is no mesh yet",
        "Apply a folder with a mesh.yaml first; `weft init mesh` makes one.");
  }

  static Finding otherMesh(Sourced<Mesh> given, String applied) {
    return Finding.error(
        ErrorCode.PLAN_OTHER_MESH,
        given.at("/name"),
        "The folder is of mesh " + given.value().name() + ", but this server holds " + applied,
        "Name the server of "
            + given.value().name()
            + " with --url or --data; `weft up --data FOLDER` starts a new one.");
  }

  static Finding noDomain(ProductFolder folder) {
    return Finding.error(
        ErrorCode.DOC_REFERENCE,
        folder.product().at("/domain"),
        "Domain " + folder.id().domain() + " is not in the mesh",
        "Apply its domain.yaml first; a platform engineer may.");
  }

  static Finding noConnection(ProductFolder folder, String capture, String connection) {
    return Finding.error(
        ErrorCode.DOC_REFERENCE,
        folder
            .build()
            .map(b -> b.at("/captures/" + capture))
            .orElse(Place.of(folder.pathOf("build.yaml"))),
        "Capture " + capture + " uses the connection " + connection + ", which the mesh lacks",
        "Ask a platform engineer to apply it.");
  }

  static Finding notForDomain(ProductFolder folder, String capture, String connection) {
    return Finding.error(
        ErrorCode.DOC_REFERENCE,
        folder
            .build()
            .map(b -> b.at("/captures/" + capture))
            .orElse(Place.of(folder.pathOf("build.yaml"))),
        "Connection "
            + connection
            + " of capture "
            + capture
            + " is not given to domain "
            + folder.id().domain(),
        "Ask a platform engineer to add the domain to the connection.");
  }

  static Finding noRecipient(Sourced<Connection> connection, String who) {
    return Finding.error(
        ErrorCode.DOC_REFERENCE,
        connection.at("/for"),
        "Connection " + connection.name() + " carries notices of " + who + ", whom the mesh lacks",
        "Name somebody of people.yaml; a service account is written service:name.");
  }

  static Finding noInput(Finding warning) {
    return Finding.error(
        warning.code(),
        warning.place(),
        warning.message(),
        "Apply the product that promises it first.");
  }

  static Finding noProduct(Sourced<?> agreement, String product) {
    return Finding.error(
        ErrorCode.DOC_REFERENCE,
        agreement.at("/product"),
        "Agreement " + agreement.name() + " is about " + product + ", which the mesh lacks",
        "Apply the product first.");
  }

  static Finding terms(Sourced<?> agreement, WeftException wrong) {
    return Finding.error(
        ErrorCode.DOC_REFERENCE, agreement.at(""), wrong.sentence(), wrong.remedy());
  }

  static Finding lowerVersion(ProductFolder folder, Version applied) {
    return Finding.error(
        ErrorCode.PLAN_VERSION,
        folder.product().at("/version"),
        "Version "
            + folder.product().value().version()
            + " of "
            + folder.id()
            + " is lower than "
            + applied
            + ", which is applied",
        "Raise the version; to show older data again, roll back to a release.");
  }

  /// @param reached sentence about the consumers, empty when nobody is reached
  static Finding untold(ContractStep step, String reached) {
    Version takes = step.takes();
    List<String> why = step.untold().stream().map(change -> change.message()).toList();
    String changes =
        why.stream().limit(SHOWN).collect(Collectors.joining("; "))
            + (why.size() > SHOWN ? "; and " + (why.size() - SHOWN) + " more" : "");
    boolean breaks = takes.major() > step.from().major();
    return Finding.error(
        ErrorCode.CONTRACT_VERSION,
        step.now().at("/version"),
        "Contract "
            + step.now().value().id()
            + " goes from "
            + step.from()
            + " to "
            + step.to()
            + (why.isEmpty() ? ", which is lower" : ", but its changes take " + takes)
            + (changes.isEmpty() ? "" : ": " + changes)
            + reached,
        breaks
            ? "Make it a new major beside the old one: "
                + takes
                + " for the contract and its port, a new major for the product; or take it back."
            : "Raise the version to " + takes + " or higher.");
  }

  /// @param message what happened to the port
  static Finding portTaken(ProductFolder folder, String message, String reached) {
    return Finding.error(
        ErrorCode.CONTRACT_VERSION,
        folder.product().at("/outputPorts"),
        message
            + ", which "
            + folder.id()
            + "@"
            + folder.product().value().major()
            + " promises"
            + reached,
        "Keep the port, or give the product a new major: the old one lives beside it.");
  }

  static Finding labels(ProductFolder folder, LabelChange.Moved moved) {
    return Finding.warning(
        ErrorCode.ACCESS_ROLE,
        moved.place(),
        "The labels of "
            + moved.table()
            + "."
            + moved.column()
            + " in "
            + folder.id()
            + " change from "
            + moved.from()
            + " to "
            + moved.to()
            + ", which a steward applies",
        "Ask the steward to apply the change of labels, or leave it out.");
  }

  static Finding label(
      Sourced<Contract> contract,
      Property property,
      String column,
      String promised,
      String effective,
      List<String> path) {
    return Finding.warning(
        ErrorCode.BUILD_LABEL,
        contract.at(property.pointer()),
        "Column "
            + column
            + " is labelled "
            + promised
            + " but carries "
            + effective
            + ": "
            + String.join(" ← ", path),
        "Label it "
            + effective
            + ", or show less of its inputs; readers are treated by what it carries.");
  }

  static Finding onward(
      Sourced<Contract> contract, Property property, String column, Passage passage) {
    return Finding.error(
        ErrorCode.BUILD_ONWARD,
        contract.at(property.pointer()),
        "Column "
            + column
            + " of a port is made of "
            + passage.table()
            + "."
            + passage.column()
            + ", which agreement "
            + passage.agreement()
            + " of "
            + passage.domain()
            + " lets nobody pass on",
        "Keep it in an internal table, or ask " + passage.domain() + " for `onward: guarded`.");
  }

  static Finding unfiltered(
      Sourced<Contract> contract, SchemaObject table, String input, AccessPolicy policy) {
    return Finding.warning(
        ErrorCode.BUILD_UNFILTERED,
        contract.at(table.pointer()),
        "Table "
            + table.name()
            + " of a port is made of "
            + input
            + ", of which policy "
            + policy.scope()
            + "/"
            + policy.id()
            + " keeps rows from readers, and no policy filters the table itself",
        "Write a filter for it as well, or ask a steward whether its rows may be seen by all.");
  }

  /// @param counting subjects, and the declassifiers they are counted for
  static Finding uncountable(ProductFolder folder, String table, String counting) {
    return Finding.warning(
        ErrorCode.RUN_GROUPS,
        folder
            .build()
            .map(build -> build.at("/tables/" + table))
            .orElseGet(() -> folder.product().at("")),
        "Groups of table "
            + table
            + " cannot be counted by "
            + counting
            + ": no run will publish it",
        "Policies hide the subject from this product, or let it have groups only: ask for the"
            + " subject, or leave the aggregate out.");
  }

  /// An agreement to which further people must agree, which no document says.
  static Finding routed(Sourced<Agreement> document, String rule) {
    return Finding.error(
        ErrorCode.RULE_BROKEN,
        document.at("/id"),
        "Agreement `"
            + document.value().id()
            + "` takes the yes of further people (rule "
            + rule
            + ")",
        "Leave the document out and let the consumer ask: weft access request");
  }

  /// @param end the day of its end, where it says one
  /// @param newer a newer major of it, where there is one
  static Finding deprecated(
      Place place, String input, Optional<LocalDate> end, Optional<String> newer) {
    return Finding.warning(
        ErrorCode.PLAN_DEPRECATED,
        place,
        "Input " + input + " is deprecated" + end.map(day -> " and ends on " + day).orElse(""),
        newer
            .map(major -> "Read " + major + " instead: compare both with `weft contract diff`.")
            .orElse("Ask its owner what takes its place."));
  }

  static Finding takenContract(ProductFolder folder, String contract, String owner) {
    return Finding.error(
        ErrorCode.DOC_DUPLICATE,
        folder.product().at("/outputPorts"),
        "Contract " + contract + " is already promised by " + owner,
        "Give the contract an id of its own; ids are unique in the mesh.");
  }
}
