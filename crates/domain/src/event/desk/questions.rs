use std::collections::HashSet;

use chrono::{DateTime, Utc};
use sea_orm::{
    ConnectionTrait, IntoActiveModel, QueryOrder, QuerySelect, entity::prelude::*, sea_query::Expr,
};

use super::{
    OptionDraft,
    fields::Fields,
    hold,
    options::{self, write_options},
    require_managed,
};
use crate::{
    Actor, Clock, Db,
    booking::place::{self, PlaceAnswers},
    error::Result,
    event::question::{self, Choices, EventQuestion, QuestionKind, option::EventOption},
    unit_of_work::in_transaction,
};

/// A question as a manager writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionDraft {
    /// Set to keep one that is there: with other words, kind or choices it is replaced where it was answered already.
    pub id: Option<Uuid>,
    /// 1 to 300 characters.
    pub label: String,
    /// At most 500.
    pub hint: Option<String>,
    pub kind: QuestionKind,
    /// 2 to 40 for a choice, none for anything else.
    pub choices: Vec<String>,
    pub required: bool,
}

const MOST: usize = 20;

/// Writes questions (at most 20) and options (at most 60) anew; what was answered or chosen is retired, not removed.
///
/// # Errors
/// `Invalid` with `questions.{n}.{field}` and `options.{n}.{field}`; `Conflict` where an option would hold fewer than have chosen it.
pub async fn set_questions(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    event_id: Uuid,
    questions: Vec<QuestionDraft>,
    options: Vec<OptionDraft>,
) -> Result<(Vec<EventQuestion>, Vec<EventOption>)> {
    require_managed(db, actor, event_id, true).await?;
    let mut fields = Fields::default();
    if questions.len() > MOST {
        fields.refuse("questions", "too_many", format!("an event asks at most {MOST} questions"));
    }
    if options.len() > options::MOST {
        let most = options::MOST;
        fields.refuse("options", "too_many", format!("an event has at most {most} options"));
    }
    let questions = questions.into_iter().take(MOST).enumerate();
    let questions: Vec<QuestionDraft> =
        questions.map(|(at, draft)| checked(&mut fields, at, draft)).collect();
    let options = options::checked(&mut fields, options);
    fields.done()?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (questions, options, actor) = (questions.clone(), options.clone(), actor.clone());
        Box::pin(async move {
            let event = hold::open_event(txn, event_id).await?;
            // Whoever answers at this moment is waited for.
            hold::slots(txn, event_id).await?;
            write_questions(txn, now, event_id, questions).await?;
            write_options(txn, now, event_id, options).await?;
            hold::note(txn, now, &actor, &event, ("event.questions_changed", event_id)).await?;
            Ok((asked(txn, event_id).await?, options::offered(txn, event_id).await?))
        })
    })
    .await
}

fn checked(fields: &mut Fields, at: usize, draft: QuestionDraft) -> QuestionDraft {
    fields.within("questions", at);
    let label = fields.line("label", &draft.label, 1..=300);
    let hint = fields.line_or_none("hint", draft.hint, 500);
    let choices: Vec<String> = draft.choices.iter().map(|choice| choice.trim().to_owned()).collect();
    let has_choices = matches!(draft.kind, QuestionKind::Choice | QuestionKind::Choices);
    if has_choices && !(2..=40).contains(&choices.len()) {
        fields.refuse("choices", "number", "takes 2 to 40 choices");
    } else if !has_choices && !choices.is_empty() {
        fields.refuse("choices", "not_here", "is for questions with a choice");
    }
    let fits =
        |choice: &String| (1..=120).contains(&choice.chars().count()) && !choice.contains(char::is_control);
    if !choices.iter().all(fits) {
        fields.refuse("choices", "length", "take 1 to 120 characters in one line each");
    } else if choices.iter().collect::<HashSet<_>>().len() < choices.len() {
        fields.refuse("choices", "twice", "differ from each other");
    }
    QuestionDraft { label, hint, choices, ..draft }
}

/// What is asked at present, in order.
async fn asked(txn: &impl ConnectionTrait, event_id: Uuid) -> Result<Vec<EventQuestion>> {
    Ok(question::Entity::find()
        .filter(question::Column::EventId.eq(event_id))
        .filter(question::Column::RetiredAt.is_null())
        .order_by_asc(question::Column::Position)
        .all(txn)
        .await?)
}

/// The questions that somebody has answered.
async fn answered(txn: &impl ConnectionTrait, event_id: Uuid) -> Result<HashSet<Uuid>> {
    let answers: Vec<PlaceAnswers> = place::Entity::find()
        .select_only()
        .column(place::Column::Answers)
        .filter(place::Column::EventId.eq(event_id))
        .into_tuple()
        .all(txn)
        .await?;
    Ok(answers.iter().flat_map(|answers| &answers.0).map(|answer| answer.question_id).collect())
}

async fn write_questions(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    event_id: Uuid,
    drafts: Vec<QuestionDraft>,
) -> Result<()> {
    let (old, answered) = (asked(txn, event_id).await?, answered(txn, event_id).await?);
    let (mut fields, mut kept) = (Fields::default(), HashSet::new());
    for (at, draft) in drafts.iter().enumerate() {
        let known = |id: &Uuid| old.iter().any(|question| question.id == *id);
        if draft.id.is_some_and(|id| !known(&id) || !kept.insert(id)) {
            fields.within("questions", at);
            fields.refuse("id", "unknown", "is no question of this event, or stands twice");
        }
    }
    fields.done()?;
    for gone in old.iter().filter(|question| !kept.contains(&question.id)) {
        retire(txn, now, gone, answered.contains(&gone.id)).await?;
    }
    for (position, draft) in (0..).zip(drafts) {
        let QuestionDraft { id, label, hint, kind, choices, required } = draft;
        let known = old.iter().find(|question| Some(question.id) == id);
        let mut row = EventQuestion {
            id: Uuid::now_v7(),
            event_id,
            position,
            label,
            hint,
            kind,
            choices: Choices(choices),
            required,
            version: 1,
            replaces: None,
            retired_at: None,
        };
        if let Some(known) = known {
            let same = |a: &EventQuestion, b: &EventQuestion| {
                (&a.label, &a.hint, a.kind, &a.choices) == (&b.label, &b.hint, b.kind, &b.choices)
            };
            if same(known, &row) || !answered.contains(&known.id) {
                (row.id, row.version, row.replaces) = (known.id, known.version, known.replaces);
                question::Entity::update(row.into_active_model().reset_all()).exec(txn).await?;
                continue;
            }
            retire(txn, now, known, true).await?;
            (row.version, row.replaces) = (known.version + 1, Some(known.id));
        }
        question::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(txn).await?;
    }
    Ok(())
}

/// Asks a question no more. An answer is always read with the question that was asked, so one that was answered stays.
async fn retire(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    question: &EventQuestion,
    answered: bool,
) -> Result<()> {
    if answered {
        question::Entity::update_many()
            .col_expr(question::Column::RetiredAt, Expr::value(now))
            .filter(question::Column::Id.eq(question.id))
            .exec(txn)
            .await?;
    } else {
        question::Entity::delete_by_id(question.id).exec(txn).await?;
    }
    Ok(())
}
