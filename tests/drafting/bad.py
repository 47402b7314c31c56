"""Sixty messages nobody should send, in the manner in which people write them: each must be caught.

Each holds the step it is for, the check that must find it, and the text. The recipient is Dana Reyes at
Acme, role Data Engineer, unless said. Written without a look at the words of the checks.
"""

from __future__ import annotations


def _to_dana(text: str, subject: str = "Data Engineer position") -> str:
    thanks = "Thank you for our talk about the Data Engineer position and the streaming ledger."
    return f"Subject: {subject}\n\nDear Dana,\n\n{thanks} {text}\n\nKind regards,\nAlex Morgan\n"


def _only(text: str) -> str:
    """Words that make up the whole message."""
    return (
        f"Subject: Data Engineer position\n\nDear Dana,\n\n{text}\n\nKind regards,\nAlex Morgan\n"
    )


_PROUD = """Subject: Data Engineer

Dear Dana,

I have led data teams for nine years. My experience covers Kafka, Flink and Spark. I built the platform at \
Delta Rail from scratch. I won the company award twice. I am sure I am right for the Data Engineer role and \
the ledger.

Thank you for your time.

Best,
Alex
"""
_EMPTY = """Subject: Data Engineer

Dear Dana,

Thank you for the interview for the Data Engineer position. I look forward to working with you and your team.

Kind regards,
Alex
"""
BAD: tuple[tuple[str, str, str], ...] = (
    ("status_check", "L01", _to_dana("I'm just touching base to see where we are.")),
    ("status_check", "L01", _to_dana("As per my last email, I am very interested in the role.")),
    ("nudge", "L01", _to_dana("I'm bumping this in case it got buried.")),
    ("nudge", "L01", _to_dana("A quick follow-up on the below.")),
    ("decision_followup", "L01", _to_dana("I hope you're doing well and had a great weekend.")),
    ("status_check", "L01", _to_dana("Just wanted to circle back on this one.")),
    ("thank_you", "L02", _to_dana("It was so much fun meeting everyone! 😊")),
    ("thank_you", "L02", _to_dana("Hope I didn't talk too much, haha.")),
    ("thank_you", "L02", _to_dana("I can't wait! This is my dream job! Thank you so much!")),
    ("status_check", "L03", _to_dana("Is there any news?").replace("Dear Dana", "Dear Diana")),
    ("status_check", "L03", _to_dana("Is there any news?").replace("Dear Dana", "Dear Danae")),
    ("thank_you", "L03", _to_dana("I liked the ledger.").replace("Dear Dana", "Dear Mr. Reynolds")),
    ("thank_you", "L03", _to_dana("I liked the ledger.").replace("Dear Dana", "To the hiring team")),
    (
        "thank_you",
        "L04",
        _PROUD,
    ),
    ("value_checkin", "L05", _to_dana("How is the process coming along?")),
    ("value_checkin", "L05", _to_dana("I'm looking forward to hearing from you soon.")),
    ("value_checkin", "L05", _to_dana("Have you chosen somebody for the post?")),
    ("value_checkin", "L05", _to_dana("Do you have a rough ETA for an answer?")),
    ("value_checkin", "L05", _to_dana("Please keep me in the loop about next steps.")),
    ("mid_timeline_note", "L05", _to_dana("Has the team come to a conclusion yet? I'd love an update.")),
    ("mid_timeline_note", "L05", _to_dana("When do you think you'll make up your mind?")),
    ("value_checkin", "L05", _to_dana("Am I still in the running?")),
    ("thank_you", "L06", _to_dana("I was impressed by [something they said].")),
    ("thank_you", "L06", _to_dana("Working at «Company» would be a joy.")),
    ("status_check", "L06", _to_dana("I would love to join %COMPANY% this year.")),
    ("status_check", "L06", _to_dana("My experience with $SKILL fits.")),
    ("thank_you", "L06", _to_dana("I liked INSERT DETAIL FROM THE TALK HERE very much.")),
    ("thank_you", "L06", _to_dana("I liked <topic> very much.")),
    (
        "thank_you",
        "L07",
        _EMPTY,
    ),
    ("status_check", "L08", _to_dana("I would work for free for the first months.")),
    ("status_check", "L08", _to_dana("I'll do whatever it takes to get in.")),
    ("status_check", "L08", _to_dana("I would be happy with any salary.")),
    ("status_check", "L08", _to_dana("I have bills to pay and I need this job badly.")),
    ("nudge", "L08", _to_dana("Please, just give me a chance to prove myself.")),
    ("thank_you", "L09", _to_dana("You are the most inspiring leader, your team is amazing and the office is fantastic.")),
    ("nudge", "L10", _to_dana("Yet another email from me, I know.")),
    ("nudge", "L10", _to_dana("I hope I'm not annoying you with this.")),
    ("status_check", "L10", _to_dana("I'm sorry to be a bother about the role.")),
    ("nudge", "L10", _to_dana("I don't want to be pushy, but how do things stand?")),
    ("decision_followup", "L11", _to_dana("The date you gave me has come and gone.")),
    ("decision_followup", "L11", _to_dana("I need to know by Friday at the latest.")),
    ("nudge", "L11", _to_dana("This is the third time I've written to you.")),
    ("nudge", "L11", _to_dana("I'm disappointed that nobody has replied to me.")),
    ("decision_followup", "L11", _to_dana("You told me I would hear by the 6th.")),
    ("promise_followup", "L11", _to_dana("You promised me the brochure last week.")),
    ("status_check", "L11", _to_dana("I still have not received any answer.")),
    ("nudge", "L11", _to_dana("Why is it taking so long?")),
    ("thank_you", "L18", _to_dana("I'd be proud to be part of Beta Works.")),
    ("thank_you", "L18", _to_dana("I have wanted to join Beta for years.")),
    ("thank_you", "L18", _to_dana("Kim said the same about the ledger.")),
    ("deliver_request", "L19", _to_dana("Here is what you wanted.")),
    ("thank_you", "L25", _to_dana("To be honest I lied about the dates of my last contract.")),
    ("thank_you", "L25", _to_dana("Your colleague was rather rude to me.")),
    ("thank_you", "L25", _to_dana("The salary is too low for the work, frankly.")),
    ("feedback_request", "L25", _to_dana("I hated the way the last interview went.")),
    ("thank_you", "L25", _to_dana("Sam looked bored the whole time.")),
    ("thank_you", "L25", _to_dana("Please don't mention it to my boss.")),
    ("thank_you", "L26", _to_dana("Dana's leaving the ledger team in spring, which I find brave.")),
    ("thank_you", "L26", _to_dana("What I liked is how she curates the registry herself.")),
    ("thank_you", "L26", _to_dana("I should have told you about my Kafka work, w/ real users.")),
    ("thank_you", "L26", _to_dana("I forgot to say that I ran Kafka, tbh.")),
    ("thank_you", "L26", _to_dana("Dana said that the ledger moves to streaming in spring.")),
    ("status_check", "L01", _only("Just a quick note to check in on the Data Engineer role. I liked the ledger.")),
    ("nudge", "L01", _only("Hope all's well on your end. Resurfacing this in case you missed it, regarding the Data Engineer role.")),
    ("value_checkin", "L05", _only("I saw this piece about streaming and thought of the Data Engineer role. Did you end up going with someone else?")),
    ("value_checkin", "L05", _only("Thought you'd like this on streaming: https://a.example/1 Also wondering if there's been movement on the Data Engineer role.")),
    ("mid_timeline_note", "L05", _only("I enjoyed the talk about the Data Engineer role. Is Friday still realistic for your answer?")),
    ("mid_timeline_note", "L05", _only("Thanks for the Data Engineer interview. Do I still have a shot?")),
    ("thank_you", "L06", _only("Thank you for the talk about the Data Engineer role. I was really struck by (mention something specific about the company).")),
    ("status_check", "L08", _only("I've been out of work for eight months and this Data Engineer job with the ledger is all I have left.")),
    ("status_check", "L08", _only("Honestly, I'd take anything, even an unpaid trial month as Data Engineer with the ledger.")),
    ("decision_followup", "L08", _only("My savings are nearly gone and I have a family to feed, so the Data Engineer decision matters a lot.")),
    ("nudge", "L10", _only("I know you must be swamped, and I feel bad for writing again about the Data Engineer role.")),
    ("status_check", "L10", _only("Apologies if this is a nuisance, I only want to ask about the Data Engineer role and the ledger.")),
    ("nudge", "L11", _only("A simple yes or no on the Data Engineer role would be the polite thing to do.")),
    ("decision_followup", "L11", _only("The 6th is behind us and you have not been in touch about the Data Engineer role as agreed.")),
    ("decision_followup", "L11", _only("If I don't hear from you by Monday I will assume that the Data Engineer role is gone and accept something else.")),
    ("promise_followup", "L11", _only("You were going to send the brochure for the Data Engineer role days ago. Did you forget?")),
    ("decision_followup", "L11", _only("Please respond at your earliest convenience about the Data Engineer role; I am running out of patience.")),
    ("thank_you", "L25", _only("Thank you for the Data Engineer talk about the ledger. I wasn't entirely truthful about why I left Delta.")),
    ("thank_you", "L25", _only("Thank you for the ledger talk. The Data Engineer pay you named is frankly insulting.")),
    ("thank_you", "L25", _only("Thank you for the Data Engineer talk on the ledger, even if Lee was obviously not interested and kept checking her phone.")),
    ("thank_you", "L26", _only("Thank you for the Data Engineer talk on the ledger. Dana also explained the registry, which was helpful.")),
    ("thank_you", "L26", _only("Thank you for the Data Engineer talk on the ledger. Her point about streaming was a good one, and her team is nice.")),
    ("value_checkin", "L05", _only("An article on ledgers: https://a.example/1 Could you say who got the Data Engineer job?")),
    ("mid_timeline_note", "L05", _only("Thank you for the Data Engineer talk. Roughly how much longer will it take?")),
    ("decision_followup", "L11", _only("It's past the deadline you set yourselves for the Data Engineer role.")),
    ("decision_followup", "L11", _only("Kindly reply by tomorrow about the Data Engineer role.")),
    ("thank_you", "L26", _only("Thank you for the Data Engineer talk on the ledger. I also meant to mention my project but ran out of time, oops.")),
    ("nudge", "L11", _to_dana("This is my second email and nobody has had the courtesy to answer.")),
    ("accelerate", "L11", _only("Another company wants me, and if Acme doesn't match it by 5pm I am signing with them. The Data Engineer job could be mine.")),
    ("promise_followup", "L11", _to_dana("You never sent the brochure. I was counting on it.")),
    ("status_check", "L11", _to_dana("If I don't get a reply this week I will be contacting your manager directly.")),
    ("offer_extension_request", "L11", _only("Thank you for offering me the Data Engineer job. I need three more weeks, take it or leave it.")),
    ("nudge", "L11", _to_dana("I keep refreshing my inbox, and it hurts to be ignored like this.")),
    ("feedback_request", "L11", _only("I got your answer on the Data Engineer job and the ledger. You made a big mistake, and whoever you hired cannot know more.")),
    ("feedback_request", "L11", _to_dana("I asked for feedback before and got no answer, so I am asking again.")),
    ("accept_confirm", "L11", _only("I accept the Data Engineer job, provided you can move the base up by five thousand.")),
    ("status_check", "L08", _to_dana("My unemployment benefit runs out in May, so this role would save us.")),
    ("thank_you", "L08", _to_dana("I would be willing to work for less than you advertised.")),
    ("status_check", "L08", _to_dana("I've applied to over two hundred places and keep getting rejected.")),
    ("thank_you", "L01", _to_dana("I'm a highly motivated team player with a proven track record.")),
    ("thank_you", "L02", _to_dana("I AM VERY VERY INTERESTED IN THIS ROLE.")),
    ("thank_you", "L02", _to_dana("I had sooo much fun.")),
    ("thank_you", "L03", _to_dana("I liked the registry.").replace("Dear Dana", "Dear Ms. Dana")),
    ("thank_you", "L06", _only("Thank you for the Data Engineer talk on the ledger. I liked hearing about (topic you discussed).")),
    ("thank_you", "L06", _to_dana("I have ## years of experience, and {field} suits ${company}.")),
    ("thank_you", "L06", _only("Here is a draft thank-you email you can use:\n\nThank you for the Data Engineer talk on the ledger.")),
    ("status_check", "L06", _to_dana("Feel free to adjust the tone to your liking.")),
    ("thank_you", "L06", _to_dana("As an AI language model I cannot know what you talked about.")),
    ("thank_you", "L06", _to_dana("**Key points:** I like <mention a relevant project>.")),
    ("thank_you", "L17", _only("Thank you for our talk on Thursday, 10 November, about the Data Engineer job and the ledger.")),
    ("thank_you", "L17", _only("Thank you for meeting me on Monday. The Data Engineer job and the ledger attract me.")),
    ("thank_you", "L17", _to_dana("I liked it.").replace("Alex Morgan", "Alex\n\nSent from my iPhone")),
    ("thank_you", "L25", _to_dana("I have to admit I made up the part about leading the migration.")),
    ("thank_you", "L25", _to_dana("To be honest I only applied because my wife told me to.")),
    ("decline_offer", "L25", _only("Thank you for the Data Engineer offer. I decline it, as the interview process was chaotic.")),
    ("thank_you", "L25", _to_dana("My current manager is a control freak.")),
    ("thank_you", "L25", _to_dana("I was a little off because I'm going through a divorce.")),
    ("thank_you", "L25", _to_dana("One more thing: I would need at least 85k.")),
    ("thank_you", "L26", _to_dana("The hiring manager's questions about the registry were fair.")),
    ("thank_you", "L26", _to_dana("I enjoyed my talk with Dana and the walk through the warehouse.")),
    ("thank_you", "L26", _to_dana("Note: ask about the size of the registry. It is gr8.")),
    ("status_check", "L11", _to_dana("I can't tell you how let down I feel by your lack of responsiveness.")),
    ("nudge", "L11", _to_dana("Third attempt. Is anybody reading these?")),
    ("accelerate", "L11", _only("I have another offer. It's now or never for the Data Engineer job, the ball is in your court.")),
    ("feedback_request", "L11", _only("A generic rejection for the Data Engineer job and the ledger reflects very poorly on your firm.")),
    ("application_followup", "L08", _only("About the Data Engineer job: any role would be fine, night shifts too, just get me in the door.")),
    ("thank_you", "L08", _to_dana("Please consider me, I promise I will work twice as hard as everyone.")),
    ("thank_you", "L25", _to_dana("Full disclosure, I had no clue when you asked about the registry.")),
    ("thank_you", "L25", _to_dana("How many days of leave and how much relocation money would I get?")),
    ("mid_timeline_note", "L05", _to_dana("I wonder whether I should still keep next week free for a second round.")),
    ("thank_you", "L06", _to_dana("Subject line options: Thank you, Great meeting you.")),
    ("nudge", "L11", _to_dana("Surely it can't be that hard to send one line. I have been more than patient.")),
    ("decision_followup", "L11", _to_dana("You failed to meet your own date, and I must insist on a final word.")),
    ("feedback_request", "L11", _only("I was shocked to read that you rejected me for the Data Engineer job and the ledger. What was the real reason?")),
    ("status_check", "L08", _to_dana("I'm a single mother of two and this post would be our rescue.")),
    ("thank_you", "L25", _to_dana("I should confess that I copied part of the exercise.")),
    ("thank_you", "L25", _to_dana("Your HR lady was quite snippy on the phone.")),
    ("thank_you", "L25", _to_dana("What sort of money are we talking about?")),
    ("value_checkin", "L05", _to_dana("Can you say if I made the shortlist?")),
)  # fmt: skip
