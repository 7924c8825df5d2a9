package dev.weft.cli;

import dev.weft.cli.access.AccessApprove;
import dev.weft.cli.access.AccessExplain;
import dev.weft.cli.access.AccessList;
import dev.weft.cli.access.AccessReject;
import dev.weft.cli.access.AccessRequest;
import dev.weft.cli.access.AccessShow;
import dev.weft.cli.access.AccessWithdraw;
import dev.weft.cli.access.AgreementList;
import dev.weft.cli.access.AgreementRenew;
import dev.weft.cli.access.AgreementRevoke;
import dev.weft.cli.access.AgreementShow;
import dev.weft.cli.access.PasswordChange;
import dev.weft.cli.access.PasswordOffer;
import dev.weft.cli.access.PasswordSet;
import dev.weft.cli.access.TokenCreate;
import dev.weft.cli.access.TokenList;
import dev.weft.cli.access.TokenRevoke;
import dev.weft.cli.access.Whoami;
import dev.weft.cli.audit.AuditExport;
import dev.weft.cli.audit.AuditList;
import dev.weft.cli.audit.AuditVerify;
import dev.weft.cli.change.ChangeAcknowledge;
import dev.weft.cli.change.ChangeApply;
import dev.weft.cli.change.ChangeApprove;
import dev.weft.cli.change.ChangeComment;
import dev.weft.cli.change.ChangeList;
import dev.weft.cli.change.ChangePropose;
import dev.weft.cli.change.ChangeReject;
import dev.weft.cli.change.ChangeShow;
import dev.weft.cli.change.ChangeWithdraw;
import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.contract.ContractDiff;
import dev.weft.cli.contract.ContractExport;
import dev.weft.cli.contract.ContractImport;
import dev.weft.cli.contract.ContractTest;
import dev.weft.cli.folder.Apply;
import dev.weft.cli.folder.Fetch;
import dev.weft.cli.folder.Fix;
import dev.weft.cli.folder.Init;
import dev.weft.cli.folder.Lint;
import dev.weft.cli.folder.Plan;
import dev.weft.cli.folder.PolicyPlan;
import dev.weft.cli.folder.PolicyTest;
import dev.weft.cli.folder.ProductMove;
import dev.weft.cli.folder.Validate;
import dev.weft.cli.help.Completion;
import dev.weft.cli.help.Help;
import dev.weft.cli.help.Version;
import dev.weft.cli.inbox.Inbox;
import dev.weft.cli.inbox.InboxList;
import dev.weft.cli.inbox.InboxRead;
import dev.weft.cli.inbox.ProductUnwatch;
import dev.weft.cli.inbox.ProductWatch;
import dev.weft.cli.inbox.ProductWatched;
import dev.weft.cli.login.Login;
import dev.weft.cli.login.Logout;
import dev.weft.cli.node.Doctor;
import dev.weft.cli.node.Down;
import dev.weft.cli.node.Serve;
import dev.weft.cli.node.Status;
import dev.weft.cli.node.Up;
import dev.weft.cli.product.ContractList;
import dev.weft.cli.product.ContractShow;
import dev.weft.cli.product.DomainList;
import dev.weft.cli.product.DomainShow;
import dev.weft.cli.product.LineageShow;
import dev.weft.cli.product.MemberAdd;
import dev.weft.cli.product.MemberList;
import dev.weft.cli.product.MemberRemove;
import dev.weft.cli.product.Open;
import dev.weft.cli.product.PolicyCompliance;
import dev.weft.cli.product.PolicyJudgements;
import dev.weft.cli.product.ProductConsumers;
import dev.weft.cli.product.ProductList;
import dev.weft.cli.product.ProductShow;
import dev.weft.cli.product.ReleaseDiff;
import dev.weft.cli.product.ReleaseList;
import dev.weft.cli.product.ReleaseRollback;
import dev.weft.cli.product.ReleaseShow;
import dev.weft.cli.product.TermList;
import dev.weft.cli.product.TermShow;
import dev.weft.cli.query.Query;
import dev.weft.cli.query.QueryCancel;
import dev.weft.cli.query.QueryList;
import dev.weft.cli.run.CheckHistory;
import dev.weft.cli.run.CheckList;
import dev.weft.cli.run.Run;
import dev.weft.cli.run.RunCancel;
import dev.weft.cli.run.RunList;
import dev.weft.cli.run.RunLogs;
import dev.weft.cli.run.RunShow;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// Every verb: its name and what it is for, known without loading it, and how to make it.
final class Verbs {

  /// One verb of the command, or a noun with verbs of its own.
  ///
  /// @param heading what it stands under in the help
  record Entry(String heading, String name, String summary, Supplier<CommandLine> maker) {}

  private static final String NODE = "The node on this machine";
  private static final String FOLDER = "Folders of documents";
  private static final String DATA = "Data";
  private static final String MESH = "What the mesh holds";
  private static final String ACCESS = "Access";
  private static final String COMMAND = "The command";

  private final Session session;
  private final Seams seams;
  private final List<Entry> entries;

  /// @param whole makes a command line with every verb, for help and completion
  Verbs(Session session, Seams seams, Supplier<CommandLine> whole) {
    this.session = session;
    this.seams = seams;
    this.entries = entries(whole);
  }

  List<Entry> list() {
    return entries;
  }

  Optional<Entry> find(String name) {
    return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  private List<Entry> entries(Supplier<CommandLine> whole) {
    return List.of(
        verb(NODE, "up", "Start it in the background.", () -> new Up(session, seams.processes())),
        verb(NODE, "serve", "Run it in the foreground.", () -> new Serve(session)),
        verb(NODE, "down", "Stop it.", () -> new Down(session, seams.processes())),
        verb(NODE, "status", "Show server, mesh and products.", () -> new Status(session)),
        verb(NODE, "doctor", "Look for what is wrong.", () -> new Doctor(session)),
        verb(FOLDER, "init", "Write a skeleton.", () -> new Init(session, seams.exchange())),
        verb(
            FOLDER,
            "fetch",
            "Fetch contracts of inputs.",
            () -> new Fetch(session, seams.reader())),
        verb(
            FOLDER,
            "validate",
            "Check without a server.",
            () -> new Validate(session, seams.validation())),
        verb(FOLDER, "fix", "Mend what has one remedy.", () -> new Fix(session, seams.mending())),
        verb(FOLDER, "plan", "Show what would change.", () -> new Plan(session, seams.reader())),
        verb(FOLDER, "apply", "Change exactly that.", () -> new Apply(session)),
        new Entry(
            FOLDER,
            "change",
            "propose, list, show, comment, approve, acknowledge, reject, withdraw, apply.",
            () ->
                group(
                    "change",
                    "Folders on their way through review.",
                    new ChangePropose(session),
                    new ChangeList(session),
                    new ChangeShow(session),
                    new ChangeComment(session),
                    new ChangeApprove(session),
                    new ChangeAcknowledge(session),
                    new ChangeReject(session),
                    new ChangeWithdraw(session),
                    new ChangeApply(session))),
        new Entry(DATA, "run", "Build and publish; list, show, cancel, logs.", this::run),
        new Entry(
            DATA,
            "check",
            "list, history.",
            () ->
                group(
                    "check",
                    "What checks of tables found.",
                    new CheckList(session),
                    new CheckHistory(session))),
        new Entry(DATA, "query", "Run one SELECT; list, cancel.", this::query),
        verb(
            DATA,
            "open",
            "Open a product in the browser.",
            () -> new Open(session, seams.browser())),
        new Entry(MESH, "domain", "list, show, member.", this::domain),
        new Entry(
            MESH,
            "product",
            "list, show, consumers, move, watch, unwatch, watched.",
            () ->
                group(
                    "product",
                    "Products.",
                    new ProductList(session),
                    new ProductShow(session),
                    new ProductConsumers(session),
                    new ProductMove(session),
                    new ProductWatch(session),
                    new ProductUnwatch(session),
                    new ProductWatched(session))),
        new Entry(MESH, "release", "list, show, diff, rollback.", this::release),
        new Entry(
            MESH,
            "contract",
            "lint, list, show, diff, test, import, export.",
            () ->
                group(
                    "contract",
                    "Contracts.",
                    new Lint(session),
                    new ContractList(session),
                    new ContractShow(session),
                    new ContractDiff(session, seams.diffing()),
                    new ContractTest(session, seams.testing()),
                    new ContractImport(session, seams.exchange()),
                    new ContractExport(session, seams.exchange()))),
        new Entry(
            MESH,
            "term",
            "list, show.",
            () ->
                group(
                    "term",
                    "Words of the business.",
                    new TermList(session),
                    new TermShow(session))),
        verb(
            MESH,
            "lineage",
            "Show where columns come from and go to.",
            () -> new LineageShow(session)),
        new Entry(MESH, "inbox", "What you were told; list, read.", this::inbox),
        new Entry(
            ACCESS,
            "access",
            "explain, request, list, show, approve, reject, withdraw.",
            () ->
                group(
                    "access",
                    "What you may see and why, and requests for more.",
                    new AccessExplain(session),
                    new AccessRequest(session),
                    new AccessList(session),
                    new AccessShow(session),
                    new AccessApprove(session),
                    new AccessReject(session),
                    new AccessWithdraw(session))),
        new Entry(
            ACCESS,
            "agreement",
            "list, show, renew, revoke.",
            () ->
                group(
                    "agreement",
                    "Agreements on the use of products.",
                    new AgreementList(session),
                    new AgreementShow(session),
                    new AgreementRenew(session),
                    new AgreementRevoke(session))),
        new Entry(
            ACCESS,
            "policy",
            "plan, test, compliance, judgements.",
            () ->
                group(
                    "policy",
                    "Access policies and rules.",
                    new PolicyPlan(session),
                    new PolicyTest(session, seams.policies()),
                    new PolicyCompliance(session),
                    new PolicyJudgements(session))),
        new Entry(
            ACCESS,
            "token",
            "create, list, revoke.",
            () ->
                group(
                    "token",
                    "Personal tokens.",
                    new TokenCreate(session),
                    new TokenList(session),
                    new TokenRevoke(session))),
        new Entry(
            ACCESS,
            "password",
            "offer, set, change.",
            () ->
                group(
                    "password",
                    "Passwords of people whom no issuer knows.",
                    new PasswordOffer(session),
                    new PasswordSet(session),
                    new PasswordChange(session))),
        new Entry(
            ACCESS,
            "audit",
            "list, verify, export.",
            () ->
                group(
                    "audit",
                    "Who was let do what.",
                    new AuditList(session),
                    new AuditVerify(session),
                    new AuditExport(session))),
        verb(ACCESS, "login", "Sign in.", () -> new Login(session)),
        verb(ACCESS, "logout", "Sign out.", () -> new Logout(session)),
        verb(ACCESS, "whoami", "Show who you are.", () -> new Whoami(session)),
        verb(COMMAND, "version", "Show the version.", () -> new Version(session)),
        verb(
            COMMAND, "completion", "Completion for a shell.", () -> new Completion(session, whole)),
        verb(COMMAND, "help", "Explain a verb or an error.", () -> new Help(session, whole)));
  }

  private static Entry verb(String heading, String name, String summary, Supplier<Verb> verb) {
    return new Entry(heading, name, summary, () -> new CommandLine(verb.get()));
  }

  private CommandLine run() {
    CommandLine run = new CommandLine(new Run(session, seams.reader()));
    add(
        run,
        new RunList(session),
        new RunShow(session),
        new RunCancel(session),
        new RunLogs(session));
    return run;
  }

  private CommandLine query() {
    CommandLine query = new CommandLine(new Query(session));
    add(query, new QueryList(session), new QueryCancel(session));
    return query;
  }

  private CommandLine inbox() {
    CommandLine inbox = new CommandLine(new Inbox(session));
    add(inbox, new InboxList(session), new InboxRead(session));
    return inbox;
  }

  private CommandLine domain() {
    CommandLine domain =
        group("domain", "Domains.", new DomainList(session), new DomainShow(session));
    domain.addSubcommand(
        group(
            "member",
            "Members of a domain.",
            new MemberList(session),
            new MemberAdd(session),
            new MemberRemove(session)));
    return domain;
  }

  private CommandLine release() {
    return group(
        "release",
        "Releases of a product.",
        new ReleaseList(session),
        new ReleaseShow(session),
        new ReleaseDiff(session),
        new ReleaseRollback(session));
  }

  private static CommandLine group(String name, String description, Verb... verbs) {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.usageMessage().description(description);
    CommandLine group = new CommandLine(spec);
    spec.addOption(
        CommandLine.Model.OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .type(boolean.class)
            .description("Show this text.")
            .build());
    add(group, verbs);
    return group;
  }

  private static void add(CommandLine group, Verb... verbs) {
    for (Verb verb : verbs) {
      group.addSubcommand(new CommandLine(verb));
    }
  }
}
