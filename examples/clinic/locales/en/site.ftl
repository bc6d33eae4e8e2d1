### Menus and set phrases of the site

menu-columns = Columns
menu-guide = Fees
menu-news = News
menu-reserve = Book a consultation

# $count: number of articles
article-count = { $count ->
    [one] { $count } article
   *[other] { $count } articles
}
about-medium = About { -conditioned-medium }

# > 更新日：{ $date }
updated = Updated: { $date }
