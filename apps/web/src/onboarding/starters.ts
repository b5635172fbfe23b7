export type Starter = {
  name: string
  useCase: string
  category: string
  tags: string[]
  notes: string
  body: string
}

/** A handful of prompts that are good on the first day. Blanks with a default may stay as they are. */
export const starters: readonly Starter[] = [
  {
    name: 'Launch e-mail',
    useCase: 'When something new goes out to people who already know you',
    category: 'Marketing',
    tags: ['email', 'launch'],
    notes: 'One launch, one mail, one thing to do. If you have two pieces of news, send two mails.',
    body: `Write a launch e-mail about {{what is new}} for {{who it is for}}.

What changes for them:
{{what they can do now that they could not do before...}}

How to write it
- Open with the moment the reader knows from their own week, not with us and not with the word "excited".
- Say in one sentence what is new, in the words they would use themselves.
- Give one concrete example of what becomes easier. No list of features.
- End with one thing to do: {{one thing to do=try it today}}.

At most 150 words, {{tone=warm and plain|businesslike|playful}}. Then five subject lines under 45 characters, no exclamation marks, the plainest one first.

If something that you need to know is missing, ask me before you write.`,
  },
  {
    name: 'One text, five posts',
    useCase: 'When a talk, an article or a customer story should reach people in small pieces',
    category: 'Marketing',
    tags: ['social', 'content'],
    notes: 'Check every number against the source. The fourth post usually needs a word of your own.',
    body: `Turn the text below into five posts for {{where=LinkedIn|Instagram|a newsletter}}, for {{readers=people who run small companies}}.

Each post
- makes one point that stands alone, so that nobody has to have read the original;
- starts with a sentence that is true, specific and a little surprising;
- is at most 80 words, with short lines;
- ends without "What do you think?" and without hashtags.

Make them different in kind: a lesson, a number with its meaning, a small story, an objection that is taken seriously, a piece of advice to use today.

Use nothing that is not in the text. Where a claim needs a source, name the passage it comes from.

The text:
{{the text...}}`,
  },
  {
    name: 'First mail to somebody new',
    useCase: 'When you write to a person who does not know you but has a reason to care',
    category: 'Sales',
    tags: ['email', 'outbound'],
    notes: 'If you cannot fill in what you noticed, do not send it: look five minutes longer first.',
    body: `Write a first e-mail to {{first name}}, {{their job}} at {{company}}.

What I noticed about them: {{what I noticed...}}
What we could do for them: {{what we offer...}}

- The first sentence is about what I noticed, and about nothing else.
- The second names the problem that usually comes with it.
- Then what we would do about it, with one example.
- Who we are comes last, in half a sentence.
- End with a question that can be answered in one line. Do not ask for a call.

At most 90 words. No "I hope this finds you well", no flattery, no links. Plain text that looks as if I typed it this morning.

Give me two versions: one that a careful colleague would send, and one that is a little braver.`,
  },
  {
    name: 'From call notes to the follow-up',
    useCase: 'Right after a sales call, while the notes are still messy',
    category: 'Sales',
    tags: ['meetings', 'email'],
    notes:
      'Paste the notes as they are. The list of open questions is the useful part: read it before the next call.',
    body: `Here are my raw notes of a call with {{who it was with}} about {{what it was about}}.

{{my notes...}}

Make three things of them.

1. A follow-up e-mail, at most 120 words: thanks in one line, what they want to reach in their own words, what we agreed on, the next step with its date. Leave out what they already know.
2. A note for our records: their situation, budget, who decides, by when, what could stop it. Write "not said" where my notes are silent. Guess nothing.
3. Three questions I should have asked, the most important one first.

Keep names and numbers exactly as I wrote them. If two of my notes contradict each other, point it out instead of choosing.`,
  },
  {
    name: 'Reply to somebody who is upset',
    useCase: 'When a customer is angry and you want to answer well, not fast',
    category: 'Support',
    tags: ['replies', 'complaints'],
    notes: 'Read it aloud before you send it. What you promise, somebody has to keep.',
    body: `A customer wrote this:
{{their message...}}

What really happened, as far as we know:
{{what we know...}}

What I can offer: {{what I can offer=nothing beyond putting it right}}

Write the reply.
- Say in the first two sentences what went wrong for them, so concretely that they see we have read it.
- If it was our mistake, say so once and plainly. No "we apologise for any inconvenience".
- Then what happens now, who does it and by when.
- If part of it cannot be done, say that part clearly and why, without hiding behind a policy.
- Be {{tone=calm and warm|brief and factual}}. No phrase that could be in any other reply.

At most 130 words. Below it, list what I have to check or do before I can send this.`,
  },
  {
    name: 'Help article from a solved case',
    useCase: 'When you have answered the same question for the third time',
    category: 'Support',
    tags: ['help', 'writing'],
    notes: 'Try the steps once yourself, on a fresh account, before it goes online.',
    body: `Turn this solved case into a help article that would have made it unnecessary.

The conversation, with names taken out:
{{the conversation...}}

The article
- has the title a worried person would type into a search box, not the name of our feature;
- answers in the first two sentences, for those who read no further;
- then gives numbered steps, one action each, with the exact words on the buttons in bold;
- says after each step that can go wrong how one notices, and what to do;
- ends with when to write to us, and what to send along.

Write for {{readers=people who use it once a month}}, in short sentences. No "simply", no "just". Where the conversation leaves a step open, put [check this] instead of inventing it.`,
  },
]
