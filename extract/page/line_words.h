// SPDX-License-Identifier: Apache-2.0
/// \file The set phrases of news pages, as data: read by line_form.c alone. All in lower
/// case with straight apostrophes; a phrase of two words has one blank.
#ifndef WG_PAGE_LINE_WORDS_H
#define WG_PAGE_LINE_WORDS_H

// Lines that are furniture wherever they stand, whole and without case or final mark.
static const char *const FURNITURE_LINES[] = {
  "ad", "advert", "advertisement", "advertising", "back to top", "close", "comment",
  "comments", "contact us", "about us", "cookie settings", "copy link", "email", "e-mail",
  "ends", "facebook", "follow", "follow us", "home", "instagram", "linkedin", "live",
  "loading", "log in", "login", "log out", "menu", "more", "newsletter", "newsletters",
  "next", "notes to editors", "previous", "print", "privacy policy", "reddit", "register",
  "reply", "report this ad", "save", "search", "share", "share this", "share on facebook",
  "share on twitter", "share this article", "share this story", "sign in", "sign up",
  "skip to content", "skip to main content", "skip to navigation", "sponsored",
  "subscribe", "subscribe now", "tags", "terms of use", "topics", "tweet", "twitter",
  "view comments", "whatsapp", "youtube", "play", "pause", "mute", "unmute", "fullscreen",
  "show more", "show less", "load more", "view all", "see all", "all rights reserved",
  "cookie policy", "do not sell my personal information", "manage consent",
  "accept all", "reject all", "listen to this article", "sections", "cancel", "follow topic",
};

// Beginnings of short furniture lines.
static const char *const FURNITURE_STARTS[] = {
  "share this", "share on ", "share via", "share:", "follow us", "follow on ", "sign up",
  "subscribe to", "subscribe for", "subscribe today", "click here", "tap here",
  "download our", "download the app", "join our", "advertisement", "continue reading",
  "story continues", "article continues", "scroll to", "support our journalism",
  "copyright", "\xc2\xa9", "(c) 20", "all rights", "jump to", "skip to", "view comments",
  "leave a comment", "leave a reply", "contact:", "contacts:", "media contact",
  "press contact", "media inquiries", "media enquiries", "press office:", "tel:", "tel.:",
  "phone:", "fax:", "email:", "e-mail:", "telephone:", "###", "- ends -", "-ends-",
  "tags:", "tag:", "topics:", "topic:", "topic(s):", "filed under", "categories:",
  "category:", "keywords:", "component(s):", "components:", "press release number",
  "release number", "posted in", "estimated reading time",
  "reading time", "enter your email", "you have successfully", "thank you for subscribing",
  "already a subscriber", "log in to", "sign in to", "create an account", "get our",
  "get the latest", "be the first to", "we use cookies", "this site uses cookies",
  "this website uses cookies", "by clicking", "by signing up", "by submitting",
  "by subscribing", "do you have a tip", "have a tip", "got a tip", "send us",
  "enable javascript", "please enable", "[[", "<img", "![", "<iframe", "originally published",
  "this article was originally", "this story was originally", "this article first appeared",
  "hide caption", "post a comment", "add a comment", "join the discussion", "join the conversation",
  "submit your", "stay up-to-date", "stay up to date", "please log in",
  "help support our", "some rights reserved", "content is available under", "notify me of",
  "do not sell", "share your thoughts", "post your comment", "privacy & cookies",
  "get regular updates", "get the most", "use of this web", "join us on",
  "thanks for reading", "thank you for reading", "enjoyed this", "find us on",
  "save my name", "required fields are marked", "print this", "email this", "comments are closed",
};

// Words that only a page says of itself, in a line that quotes nobody.
static const char *const FURNITURE_WORDS[] = {
  "our privacy policy", "your email address", "your inbox", "our newsletter",
  "all rights reserved", "we use cookies", "uses cookies to", "terms of service apply",
  "not be published, broadcast", "not be reproduced, distributed", "unsubscribe at any time",
  "free trial", "sign up for our", "subscribe to our", "this browser for the next time",
  "cookie is set by", "cookie is used to", "cookies are used to", "earn a commission",
  "affiliate links", "an affiliate commission", "something went wrong while", "privacy policy and terms",
  "agree to our terms", "agree to the terms", "supported browser",
};

// What a page speaks of when it says "you" to its reader outside of quotes.
static const char *const PAGE_WORDS[] = {
  "subscribe", "newsletter", "log in", "sign up", "sign in", "cookie", "this website", "by email",
  "ad-blocker", "ad blocker", "adblock", "comments below", "leave a comment", "paywall",
};

// Words that a page says of itself where it also says "we" or "our".
static const char *const READER_WORDS[] = {
  "your privacy", "your information", "your personal data", "your consent", "your browser",
  "your subscription", "your account", "your data",
};

// Beginnings of lines that lead to other stories.
static const char *const TEASER_STARTS[] = {
  "read more", "read also", "also read", "read:", "read next", "read the full", "see also",
  "see more", "more:", "more from", "more on this", "more about this", "more stories",
  "more news", "most read", "most popular", "most viewed", "trending", "watch:", "watch now",
  "watch more", "watch the", "listen:", "video:", "don't miss", "you may also",
  "you might also", "up next", "next article", "previous article", "next story",
  "in other news", "further reading", "editor's pick", "editors' pick", "top stories",
  "latest news", "what to read next", "recommended", "related", "go deeper", "in pictures:",
  "explained:", "explainer:", "analysis:", "opinion:", "podcast:", "live updates:",
  "must read", "from our archive", "popular now", "elsewhere on", "also in this",
  "also on ", "dig deeper", "read our", "check out", "promoted", "sponsored content",
};

// Of these the whole line or the part before a colon opens a list of other stories.
static const char *const TEASER_HEADS[] = {
  "related", "related articles", "related content", "related coverage", "related news",
  "related posts", "related reading", "related stories", "related story", "related links",
  "related topics", "read more", "see also", "more stories", "more news", "more from",
  "most read", "most popular", "most viewed", "trending", "trending now", "recommended",
  "recommended for you", "recommended stories", "top stories", "latest news", "latest",
  "you may also like", "you might also like", "you may also be interested in",
  "further reading", "editor's picks", "editors' picks", "what to read next", "up next",
  "in other news", "more on this story", "more on this topic", "popular now", "also read",
  "read next", "must read", "read also", "don't miss", "other stories", "more headlines",
  "links", "external links", "sources", "sister links",
};

// Agencies and stock houses as credits print them, and words of credits.
static const char *const CREDIT_WORDS[] = {
  "getty images", "ap photo", "reuters/", "/reuters", "/afp", "afp/", "afp via", "/ap",
  "via ap", "shutterstock", "istock", "alamy", "/epa", "epa/", "epa-efe", "anadolu agency",
  "bloomberg via", "/bloomberg", "photo by", "photos by", "photo credit", "image credit",
  "photo courtesy", "image courtesy", "courtesy of", "file photo", "handout via",
  "picture alliance", "photo illustration", "via getty", "unsplash", "pexels", "pixabay",
  "wikimedia commons", "/zuma", "zuma press", "xinhua/", "pa images", "pa wire", "press association",
  "associated press/", "flickr", "adobe stock", "depositphotos", "sipa usa", "nurphoto",
};

static const char *const CREDIT_STARTS[] = {
  "photo:", "photos:", "photograph:", "photography:", "image:", "images:", "picture:",
  "credit:", "credits:", "image source", "image credit", "photo credit", "photo by",
  "source:", "illustration:", "illustration by", "graphic:", "video by", "screenshot:",
  "copyright image", "photo courtesy", "image courtesy",
};

static const char *const CAPTION_STARTS[] = {
  "file photo", "file -", "file \xe2\x80\x94", "file \xe2\x80\x93", "image caption", "media caption",
  "caption:", "pictured:", "pictured above", "in this photo", "in this image",
  "in this picture", "a file photo", "above:", "photo shows",
};

static const char *const PICTURED_WORDS[] = {
  " pictured", "file photo", "file picture", " logo", "illustration", "screenshot",
  "(l)", "(r)", "(c)", ", left,", ", right,", ", center,", ", centre,", "in this photo",
  "in this picture", "seen here", " is seen ", " are seen ", " poses ", "from left",
};

static const char *const BYLINE_STARTS[] = {
  "follow @", "reporter covering", "reporting by", "(reporting by", "additional reporting",
  "(additional reporting", "(editing by", "editing by", "(writing by", "writing by",
  "written by", "posted by", "story by", "(compiled by", "published by", "(with inputs from",
  "with reporting by", "published:", "published on", "last updated", "updated:",
  "posted:", "posted on", "last modified", "first published", "get in touch", "author:",
  "by staff", "from our correspondent", "date:", "for immediate release", "embargoed",
  "about the author", "staff writer", "this report was", "edited by",
};

static const char *const BYLINE_WORDS[] = {
  "contributed to this report", "contributed to this article", "contributed to this story",
  "contributed reporting", "contributed to this post", "get in touch at", "editing by",
  "follow him on", "follow her on", "follow them on", "is a staff writer", "min read", "minute read", "minutes read",
};

// Words that a line of nothing but a date is made of; the months come first.
#define MONTH_WORDS 23
static const char *const DATE_WORDS[] = {
  "january", "february", "march", "april", "may", "june", "july", "august", "september",
  "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
  "sept", "oct", "nov", "dec", "monday", "tuesday", "wednesday", "thursday", "friday",
  "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat",
  "sun", "am", "pm", "a", "m", "p", "gmt", "bst", "utc", "est", "edt", "et", "pst", "pdt",
  "pt", "cet", "cest", "ist", "updated", "published", "posted", "last", "on", "at", "of",
  "th", "st", "nd", "rd", "ago", "hours", "hour", "minutes", "minute", "days", "day", "date",
  "first", "modified", "t", "z", "local", "time", "min", "read", "issued", "the", "release",
};

#endif
