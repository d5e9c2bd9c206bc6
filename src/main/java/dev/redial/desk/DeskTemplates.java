package dev.redial.desk;

import dev.redial.session.Arrivals;
import dev.redial.staff.PasswordComplaint;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pages' templates, {@code templates/desk/*.html}; {@code lang} is for the base that all pages share. */
@CheckedTemplate(basePath = "desk")
final class DeskTemplates {

    private DeskTemplates() {}

    static native TemplateInstance login(String lang, Visitor.Frame frame, LoginPage.Notice notice);

    static native TemplateInstance trouble(String lang, SignInTrouble.Kind kind);

    static native TemplateInstance forbidden(String lang, Visitor.Frame frame);

    static native TemplateInstance unknown(String lang, Visitor.Frame frame);

    static native TemplateInstance password(
            String lang, Visitor.Frame frame, boolean mustChange, Set<PasswordComplaint> complaints);

    static native TemplateInstance queue(String lang, Visitor.Frame frame, QueueView view);

    static native TemplateInstance accounts(String lang, Visitor.Frame frame, AccountsView view);

    static native TemplateInstance session(String lang, Visitor.Frame frame, SessionView view, CaseView work);

    static native TemplateInstance guard(String lang, Visitor.Frame frame, GuardView view);

    static native TemplateInstance arrivals(String lang, Visitor.Frame frame, List<Arrivals.Count> counts);

    static native TemplateInstance record(String lang, Visitor.Frame frame, RecordView view);

    static native TemplateInstance optOuts(String lang, Visitor.Frame frame, OptOutsView view);

    static native TemplateInstance knowledge(String lang, Visitor.Frame frame, KnowledgeView view);

    static native TemplateInstance learning(String lang, Visitor.Frame frame, LearningView view);

    static native TemplateInstance incidents(String lang, Visitor.Frame frame, IncidentsView view);

    static native TemplateInstance incident(
            String lang, Visitor.Frame frame, IncidentsView.Line line, @Nullable String refused);

    static native TemplateInstance figures(String lang, Visitor.Frame frame, FiguresView view);

    static native TemplateInstance audit(String lang, Visitor.Frame frame, AuditView view);

    static native TemplateInstance graph(String lang, Visitor.Frame frame, GraphView view);

    static native TemplateInstance handover(String lang, Visitor.Frame frame, HandoverView view);
}
