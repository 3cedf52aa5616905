//! The letter: its fields and its preview.

use super::Walk;
use crate::Paper;
use anyhow::Result;
use mina_uppgifter::law::Right;
use mina_uppgifter::session::{Field, Route, questions};
use serde_json::json;

/// The preview of the letter that is sent.
pub const PREVIEW: &str = ".sheets > #letter";

/// The same letter in the language of the page, beside it.
pub const TRANSLATION: &str = ".translation";

/// The screen.
#[derive(Debug)]
pub struct Letter<'a> {
    walk: &'a Walk<'a>,
    number: u8,
}

impl Walk<'_> {
    /// The letter with this number, counted from 1.
    #[must_use]
    pub fn letter(&self, number: u8) -> Letter<'_> {
        Letter { walk: self, number }
    }
}

impl Letter<'_> {
    /// Fills in everything that the person writes, and goes on.
    ///
    /// # Errors
    /// If a field is not there.
    pub async fn fill_in(&self) -> Result<()> {
        self.write_all().await?;
        self.go_on().await
    }

    /// Fills in everything that the person writes.
    ///
    /// # Errors
    /// If a field is not there.
    pub async fn write_all(&self) -> Result<()> {
        let draft = &self.walk.person.draft;
        let mut fields = vec![Field::Name, Field::Contact, Field::Period, Field::Place];
        if self.walk.person.choice.has_right(Right::Rectification) {
            for row in 0..draft.corrections.len() {
                fields.extend([Field::Wrong(row), Field::Right(row)]);
            }
        }
        let rights = [
            (Right::Objection, Field::Situation),
            (Right::AutomatedDecisions, Field::Decision),
            (Right::Portability, Field::Holder),
        ];
        let chosen = |right| self.walk.person.choice.has_right(right);
        fields
            .extend(rights.into_iter().filter(|(right, _)| chosen(*right)).map(|(_, field)| field));
        let policy = self.walk.person.addressee(self.number)?;
        fields.extend(self.walk.person.choice.topics(policy).map(Field::Detail));
        for field in fields {
            if !draft.field(field).is_empty() {
                self.write(field, draft.field(field)).await?;
            }
        }
        for extra in &draft.extras {
            self.walk.set(&format!("extra-{}", extra.word()), true).await?;
        }
        if self.walk.person.choice.has_right(Right::Information) {
            for remark in questions(&self.walk.person.choice, policy) {
                let id = format!("ask-{}", remark.id);
                let unfold = "document.getElementById(arguments[0]).closest('details')\
                     ?.setAttribute('open', '')";
                self.walk.page.wait_for(&format!("#{id}")).await?;
                self.walk.page.script(unfold, vec![json!(id)]).await?;
                self.walk.set(&id, draft.asks(remark)).await?;
            }
        }
        if !draft.language.is_empty() {
            self.walk.set(&format!("letter-{}", draft.language), true).await?;
            // Its texts may have to be fetched first.
            let written = format!("{PREVIEW} .paper[lang={}]", draft.language);
            self.walk.page.wait_for(&written).await?;
        }
        Ok(())
    }

    /// Writes into a field.
    ///
    /// # Errors
    /// If it is not there.
    pub async fn write(&self, field: Field, text: &str) -> Result<()> {
        self.walk.page.write(&format!("#{}", Self::id(field)), text).await
    }

    /// What stands in a field.
    ///
    /// # Errors
    /// If it is not there.
    pub async fn written(&self, field: Field) -> Result<String> {
        let value = self.walk.page.property(&format!("#{}", Self::id(field)), "value").await?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// Goes on, if nothing has to be mended.
    ///
    /// # Errors
    /// If the button is not there.
    pub async fn go_on(&self) -> Result<()> {
        self.walk.next().await
    }

    /// Goes on, is stopped, and waits for the summary of errors, which takes the focus.
    ///
    /// # Errors
    /// If it does not.
    pub async fn is_stopped(&self) -> Result<()> {
        self.go_on().await?;
        self.walk.page.wait_focus("#errors").await?;
        self.walk.shows(Route::Letter(self.number)).await
    }

    /// The letter as it is previewed.
    ///
    /// # Errors
    /// If none is to be seen.
    pub async fn preview(&self) -> Result<Paper> {
        self.walk.page.paper(PREVIEW).await
    }

    /// Waits until the preview is the letter that the library writes for the same choices.
    ///
    /// # Errors
    /// With what differs.
    pub async fn expect_preview(&self) -> Result<()> {
        let expected = Paper::from(&self.walk.person.letter(self.number)?);
        let same = async || Ok(self.preview().await? == expected);
        match self.walk.page.until("the preview", same).await {
            Ok(()) => Ok(()),
            Err(_) => self.preview().await?.expect(&expected),
        }
    }

    /// The id of a field.
    #[must_use]
    pub fn id(field: Field) -> String {
        match field {
            Field::Name => "name".to_owned(),
            Field::Contact => "contact".to_owned(),
            Field::Period => "period".to_owned(),
            Field::Place => "place".to_owned(),
            Field::Wrong(row) => format!("wrong-{row}"),
            Field::Right(row) => format!("right-{row}"),
            Field::Situation => "situation".to_owned(),
            Field::Decision => "decision".to_owned(),
            Field::Holder => "holder".to_owned(),
            Field::Detail(topic) => format!("detail-{}", topic.word()),
        }
    }
}
