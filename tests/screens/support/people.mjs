/** The people of the sample dealership; all of them have the same password and PIN. */
export const people = {
  manager: { name: '周建明', login: 'zhoujm' },
  advisor: { name: '李伟', login: 'liw' },
  foreman: { name: '张国强', login: 'zhanggq' },
  technician: { name: '刘洋', login: 'liuy' },
  clerk: { name: '顾晓燕', login: 'guxy' },
  inspector: { name: '赵永刚', login: 'zhaoyg' },
  cashier: { name: '沈丽娟', login: 'shenlj' },
}
export const password = 'servicelane'
export const pin = '1234'
